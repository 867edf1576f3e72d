"""The shelf: where a listener puts a reaction until it is their own turn. Nobody else learns that it is there."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.models.prepared_statements import Select
from dialogue.domain import notify
from dialogue.domain.access import DIALOGUE, USER, Room, room_for
from dialogue.domain.encryption import Keys, seal, unseal
from dialogue.domain.utterance import TEXT_LENGTH
from dialogue.domain.validation import NotUsable, too_long
from dialogue.models import Shelved
from dialogue.protocol import engine
from dialogue.protocol.terms import IllegalMove

MOST = 20  # reactions; a person with more needs a pause, not a longer shelf

SHELF = Select(lambda: Shelved.objects.filter(dialogue=DIALOGUE, author=USER).order_by("pk"))


@dataclass(frozen=True, slots=True)
class ShelfItem:
    """A reaction on somebody's shelf."""

    key: UUID
    text: str


def put_on_shelf(user: User, dialogue_id: UUID, text: str, key: UUID | None = None) -> None:
    """Puts a reaction aside, sealed, and once for each `key`.

    Raises `NotUsable`, and `IllegalMove` where there is no shelf.
    """
    if not text:
        raise NotUsable(_("Write what you want to park here, in at most 2,000 characters."))
    if len(text) > TEXT_LENGTH:
        raise NotUsable(too_long(text, TEXT_LENGTH))
    with transaction.atomic():
        room = room_for(user, dialogue_id, lock=True)  # so that no end comes between, which would leave it behind
        if "shelf" not in room.step.aids or not engine.may_write(room.protocol, room.state, room.seat):
            raise IllegalMove("shelf")
        if key and Shelved.objects.filter(dialogue=room.dialogue, author=user, key=key).exists():
            return
        row = Shelved(dialogue=room.dialogue, author=user, **({"key": key} if key else {}))
        if Shelved.objects.filter(dialogue=room.dialogue, author=user).count() >= MOST:
            raise NotUsable(_("Your shelf is full. Maybe it’s time for a pause."))
        seal(row, text)
        row.save()
        notify.after_commit(notify.private_changed, user.pk, room.dialogue.pk)


def shelf_of(room: Room, keys: Keys | None = None) -> tuple[ShelfItem, ...]:
    """What this room's reader has put aside in it, in its order."""
    rows = SHELF.rows(dialogue=room.dialogue.pk, user=room.me.pk)
    return tuple(ShelfItem(row.key, unseal(row, keys)) for row in rows)


def taken_from_shelf(user: User, dialogue_id: UUID, key: str) -> str:
    """The words that this person put aside under this key; "" when there are none."""
    parked = shelf_of(room_for(user, dialogue_id))
    return next((one.text for one in parked if str(one.key) == key), "")
