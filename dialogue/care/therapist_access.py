"""What a therapist may read: dialogues that are over, of couples that both let them in, as far as each shares them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from accounts.care import consent
from accounts.models import CareLink, User
from dialogue.care import sharing_preferences
from dialogue.domain.access import NotInTheRoom, RoomView, Viewer, people_of
from dialogue.models import Dialogue
from dialogue.protocol.terms import Seat


@dataclass(frozen=True, slots=True)
class SharedDialogue:
    """A dialogue with the right to it: the therapist has no seat, and reads the words of those in `seats`."""

    room: RoomView
    seats: frozenset[Seat]

    @property
    def dialogue(self) -> Dialogue:
        return self.room.dialogue


def dialogues_shared_with(therapist: User) -> QuerySet[Dialogue]:
    """Every dialogue of which this therapist may read at least one partner's words now."""
    links = consent.active_links().filter(therapist=therapist)
    shared = sharing_preferences.current_shares().filter(dialogue=OuterRef("pk"), link__in=links.values("pk"))
    rows = Dialogue.objects.filter(Exists(shared), couple__in=links.values("couple"))
    return rows.filter(ended_at__isnull=False, erased_at=None)


def shared_for(therapist: User, dialogue_id: UUID) -> SharedDialogue:
    """Raises `NotInTheRoom` for a dialogue of which nothing is shared with this therapist."""
    dialogue = dialogues_shared_with(therapist).select_related("couple").filter(pk=dialogue_id).first()
    if dialogue is None:
        raise NotInTheRoom
    room = RoomView(dialogue, Viewer.THERAPIST, people_of(dialogue.couple))
    return SharedDialogue(room, sharing_preferences.shares(dialogue))


def link_for(therapist: User, couple_id: int) -> CareLink:
    """The therapist's own link to a couple, while both consent. Raises `NotInTheRoom`."""
    links = consent.active_links().select_related("couple").filter(therapist=therapist, couple=couple_id)
    link = links.first()
    if link is None:
        raise NotInTheRoom
    return link
