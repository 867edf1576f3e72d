"""Seals anew, for its full place, what older versions of this site sealed for a short one. Part of `rotate_keys`."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from accounts.encryption import envelope
from accounts.encryption.framing import CannotDecrypt
from dialogue.models.sealed_row import SealedRow


def reseal(*, dry_run: bool) -> int:
    """How many rows were, or with `dry_run` would be. Each in a transaction of its own: it can be stopped and go on.

    A row that does not open is left as it is: its key was destroyed meanwhile, or whoever reads it is told.
    """
    return sum(_reseal(model, pk, dry_run=dry_run) for model in models() for pk in _with_short_place(model))


def models() -> list[type[Model]]:
    """The tables of sealed rows."""
    return [model for model in apps.get_models() if issubclass(model, SealedRow)]


def _with_short_place(model: type[Model]) -> Iterator[Any]:
    rows = model._default_manager.order_by("pk").values_list("pk", "sealed")  # noqa: SLF001  Model API
    return (pk for pk, sealed in rows.iterator() if envelope.has_short_place(sealed))


def _reseal(model: type[Model], pk: Any, *, dry_run: bool) -> bool:
    with transaction.atomic():
        rows = model._default_manager.select_for_update(no_key=True, of=("self",))  # noqa: SLF001  Model API
        row: Any = rows.filter(pk=pk).first()
        if row is None or not envelope.has_short_place(row.sealed):
            return False
        try:
            row.sealed = envelope.in_full_place(row.sealed, row.place)
        except CannotDecrypt:
            return False
        if not dry_run:
            row.save(update_fields=["sealed"])
    return True
