"""Seals and opens what stands in the workbook: private things under a private key, shared ones under the couple's."""

from collections.abc import Iterable, Mapping
from typing import TypeVar
from uuid import UUID

from accounts.encryption import envelope
from accounts.models import Couple, User
from dialogue.workbook.models.rows import Ours, Private

Row = TypeVar("Row", Private, Ours)


def seal_private(row: Private, words: str) -> None:
    """Puts the words into the row, and leaves saving to the caller."""
    row.sealed = envelope.seal(envelope.key_for(row.author, None), words, row.place)


def seal_ours(row: Ours, words: str) -> None:
    """Puts the words into the row, and leaves saving to the caller."""
    row.sealed = envelope.seal(envelope.key_for(row.author, row.couple), words, row.place)


def opened_private(author: User, rows: Iterable[Private]) -> dict[UUID, str]:
    """The words of one person's own rows, by key. Raises `vault.CannotDecrypt` for what was changed."""
    return _opened(envelope.private_keys_of(author), rows)


def opened_ours(couple: Couple, rows: Iterable[Ours]) -> dict[UUID, str]:
    """The words of a couple's rows, by key; those of an erased person are not there."""
    return _opened(envelope.keys_of_couple(couple), [row for row in rows if row.author.erased_at is None])


def _opened(keys: Mapping[UUID, envelope.Key], rows: Iterable[Row]) -> dict[UUID, str]:
    return {row.key: envelope.unseal(dict(keys), row.sealed, row.place) for row in rows}
