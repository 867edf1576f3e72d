"""The shelf: where a listener puts a reaction until it is their own turn. Nobody else learns that it is there."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogue import live
from dialogue.access import room_for
from dialogue.beside import shelf_of
from dialogue.content import NotUsable
from dialogue.models import Shelved
from dialogue.protocol import engine
from dialogue.protocol.terms import IllegalMove
from dialogue.said import TEXT_LENGTH
from dialogue.sealing import seal_private

MOST = 20  # reactions; who has more needs a pause, not a longer shelf


def put_on_shelf(user: User, dialogue_id: UUID, text: str) -> None:
    """Puts a reaction aside, sealed. Raises `NotUsable`, and `IllegalMove` where there is no shelf."""
    if not text or len(text) > TEXT_LENGTH:
        raise NotUsable(_("Write what you want to put aside, within 2,000 characters."))
    with transaction.atomic():
        room = room_for(user, dialogue_id, lock=True)  # so that no end comes between, which would leave it behind
        if "shelf" not in room.step.aids or not engine.may_write(room.protocol, room.state, room.seat):
            raise IllegalMove("shelf")
        row = Shelved(dialogue=room.dialogue, author=user)
        if Shelved.objects.filter(dialogue=room.dialogue, author=user).count() >= MOST:
            raise NotUsable(_("Your shelf is full. Perhaps it is time for a pause."))
        row.sealed = seal_private(row, text, row.key)
        row.save()
        transaction.on_commit(lambda: live.ring_person(user.pk, room.dialogue.pk), robust=True)


def taken_from_shelf(user: User, dialogue_id: UUID, key: str) -> str:
    """The words that this person put aside under this key; "" when there are none."""
    parked = shelf_of(room_for(user, dialogue_id))
    return next((one.text for one in parked if str(one.key) == key), "")
