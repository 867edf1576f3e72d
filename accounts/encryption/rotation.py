"""Key rotation: brings all that the ring seals under its first key, row by row, so that older keys can be taken out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model

from accounts import audit
from accounts.audit import Act
from accounts.encryption import envelope, wal_checkpoint
from accounts.encryption.framing import CannotDecrypt
from accounts.models import DataKey


@dataclass(frozen=True, slots=True)
class Store:
    """A table with a column that the key ring seals. `renew(row)` is False when it is under the first key already.

    A row of a `disposable` store that does not open is of no use to anybody, and goes.
    """

    name: str
    model: type[Model]
    column: str
    renew: Callable[[Any], bool]
    disposable: bool = False


# In this order.
stores = [Store("data key", DataKey, "wrapped", envelope.rewrap)]


def register_store(store: Store) -> None:
    """Adds a table of another room or app."""
    stores.append(store)


Reseal = Callable[..., int]
_reseals: list[Reseal] = []


def register(reseal: Reseal) -> None:
    """Adds rows that an app above seals anew on this occasion. `reseal(dry_run=...)` says how many."""
    _reseals.append(reseal)


@dataclass(slots=True)
class Report:
    """What was found: rows under the first key, rows that were under older ones, rows that do not open.

    `resealed` counts what was bound to a short place, by an older version of this site, and is so no more.
    """

    current: int = 0
    renewed: int = 0
    resealed: int = 0
    broken: list[str] = field(default_factory=list)


def rotate(*, dry_run: bool = False) -> Report:
    """Each row in a transaction of its own: it can be stopped, and run again.

    What does not open is reported by its id and stays as it is, unless its store is disposable. With `dry_run` nothing
    is written; `renewed` then counts what would be.
    """
    report = Report()
    for store in stores:
        for pk in store.model._default_manager.order_by("pk").values_list("pk", flat=True):  # noqa: SLF001  Model API
            try:
                older = _renew(store, pk, dry_run=dry_run)
            except CannotDecrypt:
                if not store.disposable:
                    report.broken.append(f"{store.name} {pk}")
                elif not dry_run:
                    store.model._default_manager.filter(pk=pk).delete()  # noqa: SLF001  Model API
            else:
                report.renewed += older
                report.current += not older
    report.resealed = sum(reseal(dry_run=dry_run) for reseal in _reseals)
    if report.renewed and not dry_run:
        audit.record(None, Act.KEYS_ROTATED, reason=str(report.renewed))
    if not dry_run:
        wal_checkpoint.truncate()
    return report


def _renew(store: Store, pk: Any, *, dry_run: bool) -> bool:
    """Whether the row was under an older key. A row that has gone meanwhile was not."""
    with transaction.atomic():
        rows = store.model._default_manager.select_for_update(no_key=True)  # noqa: SLF001  Model API
        row = rows.filter(pk=pk).first()
        older = row is not None and store.renew(row)
        if row is not None and older and not dry_run:
            row.save(update_fields=[store.column])
    return older
