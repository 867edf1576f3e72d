"""The servers that tests start are real ones."""

import psycopg2
import redis


def test_postgresql_keeps_a_row(postgresql: str) -> None:
    connection = psycopg2.connect(postgresql)
    with connection, connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE said (text text)")
        cursor.execute("INSERT INTO said VALUES ('hello') RETURNING text")
        assert cursor.fetchone() == ("hello",)
    connection.close()


def test_redis_passes_a_message_on(redis_url: str) -> None:
    with redis.Redis.from_url(redis_url, decode_responses=True) as client:
        client.set("said", "hello")
        assert client.get("said") == "hello"
