"""Commits that wait for no disk: a test ends processes, but never the machine, so nothing has to outlive that."""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created


def wait_for_no_disk() -> None:
    """From now on in this process. What is committed is there for other processes, and after this one is killed."""
    connection_created.connect(_let_the_disk_take_its_time)


def _let_the_disk_take_its_time(connection: BaseDatabaseWrapper, **_more: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF" if connection.vendor == "sqlite" else "SET synchronous_commit TO off")
