"""A therapist's own notes and marks: under a private key, in no export of a couple, read by nobody else."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Couple, User
from dialogue.care.therapist_access import dialogues_shared_with, link_for, shared_for
from dialogue.domain.access import NotInTheRoom
from dialogue.domain.encryption import keys_of, seal, unseal
from dialogue.domain.utterance import TEXT_LENGTH
from dialogue.domain.validation import NotUsable
from dialogue.models import Dialogue
from dialogue.review.locations import locations_of
from dialogue.review.models import Mark, Note

TAG_LENGTH = 40
Row = TypeVar("Row", Note, Mark)


@dataclass(frozen=True, slots=True)
class PrivateNote:
    """A note, or the tag of a mark, readable."""

    key: UUID
    seq: int | None
    words: str
    at: datetime
    location: str = ""  # where it stood, for one that is shown apart from its dialogue


def note(therapist: User, dialogue_id: UUID, words: str, seq: int | None = None) -> None:
    """On a dialogue or one line of it. Raises `NotInTheRoom` or `NotUsable`."""
    dialogue = _dialogue(therapist, dialogue_id, seq)
    _keep(Note(author=therapist, couple=dialogue.couple, dialogue=dialogue, seq=seq), _usable(words, TEXT_LENGTH))


def note_on_couple(therapist: User, couple_id: int, words: str) -> None:
    """On a couple as a whole. Raises `NotInTheRoom` or `NotUsable`."""
    couple = link_for(therapist, couple_id).couple
    _keep(Note(author=therapist, couple=couple), _usable(words, TEXT_LENGTH))


def mark(therapist: User, dialogue_id: UUID, seq: int, tag: str) -> None:
    """Highlights a line, with a tag or without one; a new mark replaces the old. Raises `NotInTheRoom`, `NotUsable`."""
    dialogue, tag = _dialogue(therapist, dialogue_id, seq), " ".join(tag.split())
    if len(tag) > TAG_LENGTH:
        raise NotUsable(_("Not saved: a tag can have up to 40 characters. Your words are still here."))
    before = Mark.objects.filter(author=therapist, dialogue=dialogue, seq=seq)
    _keep(Mark(author=therapist, couple=dialogue.couple, dialogue=dialogue, seq=seq), tag, instead_of=before)


def own(therapist: User, key: UUID) -> Note | Mark:
    """One's own note or mark, also after the couple has parted from the therapist. Raises `NotInTheRoom`."""
    row = (
        Note.objects.filter(author=therapist, key=key).first() or Mark.objects.filter(author=therapist, key=key).first()
    )
    if row is None:
        raise NotInTheRoom
    return row


def remove(therapist: User, key: UUID) -> None:
    """Deletes one's own note or mark. Raises `NotInTheRoom`."""
    own(therapist, key).delete()


def notes_on(therapist: User, dialogue: Dialogue) -> list[PrivateNote]:
    return _opened(therapist, Note.objects.filter(author=therapist, dialogue=dialogue))


def notes_on_couple(therapist: User, couple: Couple) -> list[PrivateNote]:
    """Those on the couple as a whole, and those on dialogues that are not shared now and have no page."""
    shared = dialogues_shared_with(therapist).filter(couple=couple).values("pk")
    rows = Note.objects.filter(author=therapist, couple=couple)
    found = _all(therapist, rows.filter(Q(dialogue=None) | ~Q(dialogue__in=shared)))
    locations = locations_of([row for row, _words in found])
    return [PrivateNote(row.key, None, words, row.at, locations[row.key]) for row, words in found]


def notes_of(therapist: User) -> list[tuple[Note, str]]:
    """Every note of this therapist with its words, also on couples that have parted from them."""
    return _all(therapist, Note.objects.filter(author=therapist))


def marks_of(therapist: User) -> list[tuple[Mark, str]]:
    """Every mark of this therapist with its tag."""
    return _all(therapist, Mark.objects.filter(author=therapist))


def marks_on(therapist: User, dialogue: Dialogue) -> list[PrivateNote]:
    return _opened(therapist, Mark.objects.filter(author=therapist, dialogue=dialogue))


def _dialogue(therapist: User, dialogue_id: UUID, seq: int | None) -> Dialogue:
    dialogue = shared_for(therapist, dialogue_id).dialogue
    if seq is not None and not 0 < seq <= dialogue.seq:
        raise NotInTheRoom
    return dialogue


def _usable(words: str, most: int) -> str:
    words = words.strip()
    if not words or len(words) > most:
        raise NotUsable(_("Not saved: write up to 2,000 characters. Your words are still here."))
    return words


def _keep(row: Note | Mark, words: str, instead_of: QuerySet[Mark] | None = None) -> None:
    with transaction.atomic():
        seal(row, words)
        if instead_of is not None:
            instead_of.delete()
        row.save(force_insert=True)


def _opened(therapist: User, rows: QuerySet[Row]) -> list[PrivateNote]:
    return [PrivateNote(row.key, row.seq, words, row.at) for row, words in _all(therapist, rows)]


def _all(therapist: User, rows: QuerySet[Row]) -> list[tuple[Row, str]]:
    found = list(rows.select_related("dialogue"))
    keys = keys_of(therapist) if found else {}
    return [(row, unseal(row, keys)) for row in found]
