"""Remarks that a therapist writes to both partners, beside what they have shared, and who reads them.

They are the partners' to keep when the care ends. No other therapist ever reads them.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogue.care.therapist_access import shared_for
from dialogue.domain.access import NotInTheRoom
from dialogue.domain.encryption import Keys, keys_of, seal, unseal
from dialogue.domain.utterance import TEXT_LENGTH
from dialogue.domain.validation import NotUsable
from dialogue.models import Comment, Dialogue


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment, readable."""

    key: UUID
    seq: int | None  # the line it stands beside; None: the whole dialogue
    author_id: int
    name: str
    words: str | None  # None: not this reader's to see
    at: datetime


def comment(therapist: User, dialogue_id: UUID, words: str, seq: int | None = None) -> Comment:
    """Keeps it for both partners. Raises `NotInTheRoom` for what is not shared, `NotUsable` for unusable words."""
    dialogue, words = shared_for(therapist, dialogue_id).dialogue, words.strip()
    if not words or len(words) > TEXT_LENGTH:
        raise NotUsable(_("Write a few words, within 2,000 characters."))
    if seq is not None and not 0 < seq <= dialogue.seq:
        raise NotInTheRoom
    row = Comment(dialogue=dialogue, author=therapist, seq=seq)
    with transaction.atomic():
        seal(row, words)
        row.save(force_insert=True)
    return row


def take_back(therapist: User, key: UUID) -> Comment:
    """Deletes one's own comment, also after the couple has parted from the therapist. Raises `NotInTheRoom`."""
    row = Comment.objects.filter(author=therapist, key=key).first()
    if row is None:
        raise NotInTheRoom
    row.delete()
    return row


def remarks_for(reader: User, dialogue: Dialogue, hidden: frozenset[int]) -> list[Remark]:
    """What this reader has of the comments on a dialogue, the oldest first. The one rule for every page and copy.

    `hidden` are the lines (seqs) that are withheld from this reader, who has the right to the rest. A partner gets
    the words of what `_is_readable`; anybody else gets their own comments alone.
    """
    rows = dialogue.comments.select_related("author").filter(author__erased_at=None)
    if not dialogue.couple.partners.filter(user=reader).exists():
        rows = rows.filter(author=reader)
    keys = keys_of(dialogue.couple) if rows else {}
    return [_remark(row, keys, readable=_is_readable(row, reader, dialogue, hidden)) for row in rows]


def comments_by(author: User) -> list[tuple[Comment, str]]:
    """Each comment of this therapist with its words, for their own files: also when care or words have ended."""
    rows = list(Comment.objects.filter(author=author).select_related("dialogue__couple"))
    keys = {couple: keys_of(couple) for couple in {row.dialogue.couple for row in rows}}
    return [(row, unseal(row, keys[row.dialogue.couple])) for row in rows]


def _is_readable(row: Comment, reader: User, dialogue: Dialogue, hidden: frozenset[int]) -> bool:
    """Not beside a hidden line: a comment may say it again. One on the whole dialogue stands beside every line.

    Its author reads it always.
    """
    if row.author_id == reader.pk:
        return True
    beside_hidden = bool(hidden) if row.seq is None else row.seq in hidden
    return not beside_hidden and dialogue.erased_at is None


def _remark(row: Comment, keys: Keys, *, readable: bool) -> Remark:
    words = unseal(row, keys) if readable else None
    return Remark(row.key, row.seq, row.author_id, row.author.name, words, row.at)
