"""The locks between writing with a data key, making a first one, and the erasure that destroys them all."""

from django.db import connection
from django.db.transaction import TransactionManagementError

from accounts.models import Couple, DataKey, User

FIRST_KEY = 2_091_116  # our number among PostgreSQL's advisory locks: a first key against the end of its author


def held_key(author: User, couple: Couple | None) -> DataKey | None:
    """The row, held against its deletion alone. Django has no word for that lock; SQLite's transaction is one."""
    if not connection.in_atomic_block:
        raise TransactionManagementError("A key is held by the transaction that writes with it.")
    where, lock = "IS NULL" if couple is None else "= %s", " FOR KEY SHARE" if _has_row_locks() else ""
    sql = f"SELECT * FROM {DataKey._meta.db_table} WHERE author_id = %s AND couple_id {where}{lock}"  # noqa: S608, SLF001  constants; Django's documented Model _meta API
    return next(iter(DataKey.objects.raw(sql, [author.pk] if couple is None else [author.pk, couple.pk])), None)


def lock_first_key(author: User, *, shared: bool) -> None:
    """A lock of its own: the author's row is locked before the couple's where couples end, and too late here."""
    if _has_row_locks():
        name = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {name}(%s, %s)", [FIRST_KEY, author.pk % 2**31])


def _has_row_locks() -> bool:
    return connection.vendor == "postgresql"
