"""What a therapist proposes to do next: shown to both partners while both consent; either sets it aside."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.care import consent
from accounts.models import Couple, User
from dialogue.domain import notify
from dialogue.domain.access import NotInTheRoom, membership_of
from dialogue.domain.encryption import keys_of, seal, unseal
from dialogue.domain.utterance import TEXT_LENGTH
from dialogue.domain.validation import NotUsable
from dialogue.models import Assignment
from dialogue.protocol.library import PROTOCOLS

PROPOSED = tuple(slug for slug, protocol in PROTOCOLS.items() if not protocol.about)


@dataclass(frozen=True, slots=True)
class Proposal:
    """An assignment, readable."""

    key: UUID
    slug: str
    name: str  # of the therapist
    words: str


def assign(therapist: User, couple: Couple, slug: str, words: str) -> Assignment:
    """Proposes a dialogue with a word of introduction; an older open proposal ends.

    Raises `NotInTheRoom` without both consents, `NotUsable` for words that are missing or too long.
    """
    if not consent.may_read(therapist, couple) or slug not in PROPOSED:
        raise NotInTheRoom
    words = words.strip()
    if not words or len(words) > TEXT_LENGTH:
        raise NotUsable(_("Say in a few words why you suggest it, in at most 2,000 characters."))
    with transaction.atomic():
        row = Assignment(couple=couple, therapist=therapist, slug=slug)
        seal(row, words)
        _open_assignments(couple).filter(therapist=therapist).update(ended_at=timezone.now())
        row.save(force_insert=True)
        _notify_home(couple)
    return row


def proposal_for(user: User) -> Proposal | None:
    """What stands on the home page of this partner."""
    seated = membership_of(user)
    row = _open_assignments(seated.couple).select_related("therapist").first() if seated else None
    if seated is None or row is None or not consent.may_read(row.therapist, seated.couple):
        return None
    return Proposal(row.key, row.slug, row.therapist.name, unseal(row, keys_of(seated.couple)))


def proposals_of(therapist: User, couple: Couple) -> list[Proposal]:
    """What this therapist has proposed and nobody has begun or set aside."""
    rows = list(_open_assignments(couple).filter(therapist=therapist))
    keys = keys_of(couple) if rows else {}
    return [Proposal(row.key, row.slug, therapist.name, unseal(row, keys)) for row in rows]


def set_aside(user: User, key: UUID) -> None:
    """Either partner's "not now", for both. Twice is once. Raises `NotInTheRoom` for another couple's."""
    seated = membership_of(user)
    if seated is None or not Assignment.objects.filter(couple=seated.couple, key=key).exists():
        raise NotInTheRoom
    _end(seated.couple, key=key)


def take_back(therapist: User, key: UUID) -> Couple:
    """The therapist's own proposal, taken back from this couple. Raises `NotInTheRoom` for another's."""
    row = Assignment.objects.filter(therapist=therapist, key=key).select_related("couple").first()
    if row is None:
        raise NotInTheRoom
    _end(row.couple, key=key)
    return row.couple


def mark_begun(user: User, dialogue_id: UUID, slug: str) -> None:
    """The dialogue that was proposed has been asked for."""
    seated = membership_of(user)
    if seated:
        with transaction.atomic():
            row = _open_assignments(seated.couple).filter(slug=slug).first()
            if row:
                row.dialogue_id, row.ended_at = dialogue_id, timezone.now()
                row.save(update_fields=["dialogue", "ended_at"])


def _open_assignments(couple: Couple) -> QuerySet[Assignment]:
    return Assignment.objects.filter(couple=couple, ended_at=None)


def _end(couple: Couple, key: UUID) -> None:
    with transaction.atomic():
        _open_assignments(couple).filter(key=key).update(ended_at=timezone.now())
        _notify_home(couple)


def _notify_home(couple: Couple) -> None:
    ids = couple.partners.values_list("user_id", flat=True)
    notify.after_commit(notify.home_changed, *ids)
