"""What a person's open pages may show of something that waits for them: that it does, and how. Never what it is."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils import timezone

from accounts.models import MailWishes, User
from dialogue.domain.access import NotInTheRoom, Room
from dialogue.domain.queries import open_room_of, parallel_rooms_of
from dialogue.domain.waiting import waits_for
from dialogue.protocol.terms import Mode


@dataclass(frozen=True, slots=True)
class Signs:
    """The same few facts for every kind of event."""

    person: int  # whose they are: a page of somebody else shows nothing of them
    waits: bool = False
    quiet: bool = False  # the dot on Home is all that may be shown now
    sound: bool = False
    vibration: bool = False

    def as_json(self) -> dict[str, int | bool]:
        return asdict(self)


def signs_for(user: User, now: datetime | None = None) -> Signs:
    """What may be shown to this person now."""
    now = now or timezone.now()
    room = _waiting_room(user, now)
    if room is None:
        return Signs(user.pk)
    wishes = MailWishes.of(user)
    agreed = _both_agreed(room)
    heard = user.focus and agreed  # in focus mode one's turn is heard and felt
    ways = {"sound": wishes.sound or heard, "vibration": wishes.vibration or heard}
    return Signs(user.pk, waits=True, quiet=wishes.quiet_at(now) and not agreed, **ways)


def something_waits(user: User) -> bool:
    """Whether Home has a dot."""
    return _waiting_room(user, timezone.now()) is not None


def _waiting_room(user: User, now: datetime) -> Room | None:
    """One that waits for them; of several the one that both sit in, if it does."""
    try:
        rooms = [open_room_of(user), *parallel_rooms_of(user)]
    except NotInTheRoom:  # the couple has ended since the rows were found
        return None
    return next((room for room in rooms if room and waits_for(room, now)), None)


def _both_agreed(room: Room) -> bool:
    """Whether this is a time that both said yes to, which comes before the quiet hours of either."""
    return room.dialogue.mode != Mode.UNHURRIED and not room.step.may_rest
