"""Deletes what deletions left: rows that a request under way wrote beside an erasure, and SQLite's log."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from accounts.encryption import wal_checkpoint
from accounts.lifecycle import erasure
from accounts.models import User
from dialogue.jobs.scheduler import Task
from dialogue.models.orphaned_rows import rows_left


def orphaned_rows(_now: datetime) -> Iterator[Task]:
    """Each account of which something is left, such as an address or a session.

    What is sealed cannot come too late (`encryption.envelope`), but for what an older version of this site left.
    """
    erased = User.objects.exclude(erased_at=None)
    if any(rows_left(erased)):
        for user in erased:
            yield Task(f"what is left of account {user.pk}", partial(_forget, user))


def _forget(user: User) -> bool:
    left = any(rows_left(User.objects.filter(pk=user.pk)))
    if left:
        erasure.forget(user)
    return left


def database_log(_now: datetime) -> Iterator[Task]:
    """What anybody deleted stands in SQLite's log until that is emptied. Somebody who reads just then puts it off."""
    if not wal_checkpoint.is_empty():
        yield Task("the log of the database", wal_checkpoint.truncate)
