"""What stands in Redis is data and tells nothing; what somebody else puts there is not run, and not believed."""

import json
import os
import pickle
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import redis
from asgiref.sync import sync_to_async
from channels.layers import channel_layers
from channels_redis.serializers import registry

from imago_site.health import Layer
from tests.cast import Cast, gather
from tests.dialogue.browser import both
from tests.programs.forked_python import ROOT, run_python
from tests.services import Server, free_port
from tests.stage import TO_FIRST_SEND, Stage

ROUND_TRIP = """
import json, django
django.setup()
from django.core.cache import cache
values = [3, True, "y", "12", [1.5, 2.5], {"a": None}]
cache.set_many({f"value {place}": value for place, value in enumerate(values)})
assert [cache.get(f"value {place}") for place in range(len(values))] == values
assert (cache.incr("value 0"), cache.get("missing"), cache.add("value 2", "n")) == (4, None, False)
cache.set("allauth.mfa.totp.used?user=7&code=123456", "y")
cache.set("limit:203.0.113.9:ann@example.org", [1.5])
print(cache.make_key("bomb"))
"""
READ = """
import django
django.setup()
from django.core.cache import cache
cache.get("bomb")
"""


COUNTED = """
import django
django.setup()
from django.core.cache import cache
cache.set("old", 5, 1000)
said = [cache.count_many({"new": 2, "old": 1}, {"new": 60, "old": 60}), cache.count_many({"new": 3}, {"new": 60})]
print([{key: (count, round(left, -1)) for key, (count, left) in each.items()} for each in said], cache.incr("new"))
"""

TOUCHED = """
import django
django.setup()
from django.core.cache import cache
cache.set("here", 1, 5)
print(cache.touch_many(["here", "gone"], 60), cache.touch_many([], 60), cache.get_many(["here", "gone"]))
"""

THREADS = """
import asyncio, django
django.setup()
from django.core.cache import cache
async def look():
    for place in range(20):
        await asyncio.to_thread(cache.set, "here", place)
asyncio.run(look())
"""


class Bomb:
    """Leaves a file where it is unpickled."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.file),)


@pytest.fixture
def client(redis_url: str) -> Iterator[redis.Redis]:
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()
        yield client


def run(code: str, var: Path, url: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(var), "REDIS_URL": url}
    environment |= {"DJANGO_SETTINGS_MODULE": "imago_site.settings"}
    return run_python("-c", code, env=environment)


def test_nothing_that_is_read_from_redis_is_run(tmp_path: Path, redis_url: str, client: redis.Redis) -> None:
    done = run(ROUND_TRIP, tmp_path, redis_url)
    assert (done.returncode, done.stderr) == (0, "")
    client.set(done.stdout.strip(), pickle.dumps(Bomb(tmp_path / "run")))
    read = run(READ, tmp_path, redis_url)
    assert (read.returncode, "Error" in read.stderr, (tmp_path / "run").exists()) == (1, True, False)


def test_many_counters_are_counted_in_one_trip_and_end(tmp_path: Path, redis_url: str, client: redis.Redis) -> None:
    done = run(COUNTED, tmp_path, redis_url)
    assert done.stderr == ""
    assert done.stdout.strip() == "[{'new': (2, 60.0), 'old': (6, 1000.0)}, {'new': (5, 60.0)}] 6"


def test_many_keys_are_kept_longer_in_one_trip(tmp_path: Path, redis_url: str, client: redis.Redis) -> None:
    done = run(TOUCHED, tmp_path, redis_url)
    assert (done.stdout.strip(), done.stderr) == ("['here'] [] {'here': 1}", "")
    (key,) = client.keys()
    assert 50 < client.ttl(key) <= 60


def test_all_threads_share_their_connections(tmp_path: Path, redis_url: str, client: redis.Redis) -> None:
    before = client.info("stats")["total_connections_received"]
    assert run(THREADS, tmp_path, redis_url).stderr == ""
    assert client.info("stats")["total_connections_received"] - before <= 2


def test_no_key_in_redis_names_a_person_an_address_or_a_code(
    tmp_path: Path, redis_url: str, client: redis.Redis
) -> None:
    assert run(ROUND_TRIP, tmp_path, redis_url).returncode == 0
    keys = list(client.scan_iter())
    assert len(keys) == 8
    secrets = (b"123456", b"203.0.113.9", b"ann@example.org", b"totp", b"limit")
    assert [word for word in secrets if word in b" ".join(keys)] == []


def test_redis_of_the_compose_file_lets_nobody_in_without_its_password(tmp_path: Path) -> None:
    compose, port, word = (ROOT / "deploy/docker/compose.yaml").read_text(), free_port(), "quite-a-secret"
    (found,) = re.findall(r"command: (\[.redis-server.*\])$", compose, re.MULTILINE)
    command = json.loads(re.sub(r"\$\{REDIS_PASSWORD:[^}]*\}", word, found))
    command += ["--port", str(port), "--bind", "127.0.0.1"]
    with (
        redis.Redis(port=port, password=word) as known,
        Server(command, known.ping, cwd=tmp_path, stdout=subprocess.DEVNULL).running(),
    ):
        stranger = run(ROUND_TRIP, tmp_path, f"redis://127.0.0.1:{port}/0")
        friend = run(ROUND_TRIP, tmp_path, f"redis://:{word}@127.0.0.1:{port}/0")
    assert ("AuthenticationError" in stranger.stderr, friend.returncode) == (True, 0)


def test_the_layer_over_redis_is_sealed(tmp_path: Path, redis_url: str) -> None:
    show = "from imago_site.settings import CHANNEL_LAYERS, SECRET_KEY; default = CHANNEL_LAYERS['default']; "
    show += "print(default['BACKEND'], default['CONFIG']['symmetric_encryption_keys'] == [SECRET_KEY])"
    assert run(show, tmp_path, redis_url).stdout.split() == ["imago_site.channel_layer.SealedLayer", "True"]


@pytest.fixture
def over_redis(settings: Any, redis_url: str, client: redis.Redis) -> Iterator[None]:
    """The layer as `imago_site.settings` has it with Redis."""
    before, channel_layers.backends = channel_layers.backends, {}
    settings.CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "imago_site.channel_layer.SealedLayer",
            "CONFIG": {"hosts": [redis_url], "symmetric_encryption_keys": [settings.SECRET_KEY], "prefix": "sealed"},
        }
    }
    yield
    channel_layers.backends = before


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def begun(cast: Cast) -> Stage:
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


async def test_a_look_at_readiness_leaves_no_channel_behind(over_redis: None, client: redis.Redis) -> None:
    """It is asked for every few seconds, for as long as a process lives."""
    for _ in range(3):
        await Layer().run()
    channels: Any = await sync_to_async(client.pubsub_channels)()
    assert channels == []


async def test_what_somebody_publishes_in_redis_says_nothing_in_another_name(
    over_redis: None, begun: Stage, client: redis.Redis
) -> None:
    """A frame of a browser, as Channels hands it to a consumer, put into every channel that somebody listens to."""
    before = 6
    move = {"type": "move", "move_id": str(uuid4()), "after": before, "move": "say", "text": "I never said this"}
    forged = registry.get_serializer("msgpack").serialize({"type": "websocket.receive", "text": json.dumps(move)})
    async with both(begun) as (ann, bob):
        channels: Any = await sync_to_async(client.pubsub_channels)()
        assert len(channels) > 3
        for channel in channels:
            await sync_to_async(client.publish)(channel, forged)
        move_id = await bob.move("ouch", before)
        await ann.until("happened")
    row = await sync_to_async(lambda: begun.row)()
    said = await sync_to_async(lambda: [str(e.move_id) for e in row.events.filter(seq__gt=before)])()
    assert said == [move_id]
