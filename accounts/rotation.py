"""Brings everything that the key ring seals under its first key, row by row, so that older keys can be taken out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Model

from accounts import audit, checkpoint, second_factor, sessions, vault
from accounts.audit import Act
from accounts.models import DataKey
from accounts.vault import CannotDecrypt

STORES: tuple[tuple[str, type[Model]], ...] = (
    ("data key", DataKey),
    ("second factor", Authenticator),
    ("session", Session),
)


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

    What does not open is reported by its id and stays as it is; a session that does not open is of no use to anybody,
    and goes. With `dry_run` nothing is written; `renewed` then counts what would be.
    """
    report = Report()
    for name, model in STORES:
        for pk in model._default_manager.order_by("pk").values_list("pk", flat=True):  # noqa: SLF001  Model API
            try:
                older = _renew(model, pk, dry_run=dry_run)
            except CannotDecrypt:
                if model is not Session:
                    report.broken.append(f"{name} {pk}")
                elif not dry_run:
                    Session.objects.filter(pk=pk).delete()
            else:
                report.renewed += older
                report.current += not older
    report.resealed = sum(reseal(dry_run=dry_run) for reseal in _reseals)
    if report.renewed and not dry_run:
        audit.record(None, Act.KEYS_ROTATED, reason=str(report.renewed))
    if not dry_run:
        checkpoint.truncate()
    return report


def _renew(model: type[Model], pk: Any, *, dry_run: bool) -> bool:
    """Whether the row was under an older key. A row that has gone meanwhile was not."""
    with transaction.atomic():
        row = model._default_manager.select_for_update(no_key=True).filter(pk=pk).first()  # noqa: SLF001  Model API
        if row is None:
            return False
        older, column = _reseal(row)
        if older and not dry_run:
            row.save(update_fields=[column])
    return older


def _reseal(row: Any) -> tuple[bool, str]:
    """Whether it was under an older key, and the column in which it now is not."""
    if isinstance(row, DataKey):
        return vault.rewrap(row), "wrapped"
    if isinstance(row, Session):
        return sessions.reseal(row), "session_data"
    return second_factor.reseal(row.data), "data"
