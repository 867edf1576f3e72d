"""Remarks that a therapist writes to both partners, beside what they have shared. The partners keep them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from accounts import vault
from accounts.models import User
from dialogue.access import NotInTheRoom
from dialogue.content import NotUsable
from dialogue.models import Comment, Dialogue
from dialogue.said import TEXT_LENGTH
from dialogue.shared import shared_for


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, readable."""

    key: UUID
    seq: int | None  # the line it stands beside; None: the whole dialogue
    author_id: int
    name: str
    words: str
    at: datetime


def comment(therapist: User, dialogue_id: UUID, words: str, seq: int | None = None) -> Comment:
    """Keeps it for both partners. Raises `NotInTheRoom` for what is not shared, `NotUsable` for unusable words."""
    dialogue, words = shared_for(therapist, dialogue_id).dialogue, words.strip()
    if not words or len(words) > TEXT_LENGTH:
        raise NotUsable(_("Write a few words, within 2,000 characters."))
    if seq is not None and not 0 < seq <= dialogue.seq:
        raise NotInTheRoom
    row = Comment(dialogue=dialogue, author=therapist, seq=seq)
    row.sealed = vault.seal(vault.key_for(therapist, dialogue.couple), words, row.place)
    row.save(force_insert=True)
    return row


def take_back(therapist: User, key: UUID) -> Comment:
    """Deletes one's own comment, also after the couple has parted from the therapist. Raises `NotInTheRoom`."""
    row = Comment.objects.filter(author=therapist, key=key).first()
    if row is None:
        raise NotInTheRoom
    row.delete()
    return row


def remarks_on(dialogue: Dialogue) -> list[Remark]:
    """All that stand beside this dialogue, the oldest first; the caller has the right to read it."""
    rows = dialogue.comments.select_related("author").filter(author__erased_at=None)
    keys = vault.keys_of_couple(dialogue.couple) if rows else {}
    return [
        Remark(row.key, row.seq, row.author_id, row.author.name, vault.unseal(keys, row.sealed, row.place), row.at)
        for row in rows
    ]
