"""Everything that one therapist wrote about couples, theirs to keep also when the care or the words have ended."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from accounts.models import Couple, User
from dialogue.care import comments
from dialogue.models import Comment
from dialogue.review import note_expiry, notes
from dialogue.review.locations import locations_of
from dialogue.review.models import Mark, Note


@dataclass(frozen=True, slots=True)
class Writing:
    """A note, a mark or a comment, readable."""

    kind: str  # "note", "mark" or "comment"
    key: UUID
    couple_id: int
    location: str  # "" for what stands on the couple as a whole
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Folder:
    """What was written about one couple, the oldest first."""

    couple: Couple
    names: tuple[str, ...]
    writings: tuple[Writing, ...]
    goes_at: datetime | None = None  # when all but what partners still read is deleted, if its author was told


def folders_of(therapist: User) -> list[Folder]:
    """By couple, also of couples that have parted from this therapist."""
    found, goes = writings_of(therapist), note_expiry.deletion_times(therapist)
    couples = Couple.objects.filter(pk__in={one.couple_id for one in found}).prefetch_related("partners__user")
    return [
        Folder(couple, _names(couple), tuple(one for one in found if one.couple_id == couple.pk), goes.get(couple.pk))
        for couple in couples.order_by("pk")
    ]


def writings_of(therapist: User) -> list[Writing]:
    """All of them, by couple and then by time."""
    rows: list[tuple[Note | Mark | Comment, str]] = [
        *notes.notes_of(therapist),
        *notes.marks_of(therapist),
        *comments.comments_by(therapist),
    ]
    locations = locations_of([row for row, _words in rows])
    found = [
        Writing(type(row).__name__.lower(), row.key, _couple_id(row), locations[row.key], words, row.at)
        for row, words in rows
    ]
    return sorted(found, key=lambda one: (one.couple_id, one.at))


def _couple_id(row: Note | Mark | Comment) -> int:
    return row.dialogue.couple_id if isinstance(row, Comment) else row.couple_id


def _names(couple: Couple) -> tuple[str, ...]:
    return tuple(partner.user.name for partner in sorted(couple.partners.all(), key=lambda one: one.seat))
