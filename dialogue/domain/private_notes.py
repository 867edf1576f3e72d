"""Private acts in a dialogue: drafts, body checks, how heard one felt. No seq, no trace that the partner could see."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.encryption import envelope
from accounts.models import User
from dialogue.domain import notify
from dialogue.domain.access import Room, room_for
from dialogue.domain.encryption import seal
from dialogue.domain.utterance import DRAFT_LENGTH
from dialogue.domain.validation import ALOUD, NotUsable, too_long
from dialogue.models import BodyCheck, Draft, FeltHeard, LetRest
from dialogue.protocol.terms import IllegalMove


def keep_draft(user: User, dialogue_id: UUID, visit: int, text: str, number: int = 0) -> bool:
    """Keeps what stands in a person's box, sealed. False when the dialogue has gone on from that visit.

    False also when the one that is kept has this `number` or a higher one; 0 takes the place of any.
    Raises `NotUsable` where there is no box, in a dialogue that is held aloud.
    """
    if len(text) > DRAFT_LENGTH:
        raise NotUsable(too_long(text, DRAFT_LENGTH))
    with transaction.atomic():
        room = room_for(user, dialogue_id)
        if room.protocol.aloud:
            raise NotUsable(ALOUD)
        if visit != room.dialogue.visit or (number and number <= _number_kept(user, room)):
            return False
        row = Draft(dialogue=room.dialogue, author=user, visit=visit)
        seal(row, text)
        kept = {"visit": visit, "number": number, "sealed": row.sealed}
        Draft.objects.update_or_create(dialogue=room.dialogue, author=user, defaults=kept)
    return True


def _number_kept(user: User, room: Room) -> int:
    rows = Draft.objects.select_for_update().filter(dialogue=room.dialogue, author=user, visit=room.dialogue.visit)
    return rows.values_list("number", flat=True).first() or 0


def planned_draft(  # noqa: PLR0913  all that a row holds
    user: User, dialogue_id: UUID, visit: int, text: str, key: envelope.Key, *, number: int = 0
) -> Draft:
    """The row of a draft, sealed under the author's private key. Written by `draft_statements.keep_drafts`."""
    row = Draft(dialogue_id=dialogue_id, author=user, visit=visit, number=number)
    row.sealed = envelope.seal(key, text, row.place)
    return row


def check_body(user: User, dialogue_id: UUID, level: int) -> None:
    """Keeps how a person feels in the body now, 0 to 10, for their eyes only. Raises `IllegalMove` elsewhere."""
    with transaction.atomic():
        room = _room_that_asks(user, dialogue_id, "body_check", level)
        row = BodyCheck(dialogue=room.dialogue, author=user, visit=room.dialogue.visit)
        seal(row, _written(level))
        BodyCheck.objects.update_or_create(
            dialogue=room.dialogue, author=user, visit=row.visit, defaults={"sealed": row.sealed}
        )
        _notify_own_pages(user, room)


def note_heard(user: User, dialogue_id: UUID, level: int) -> None:
    """Keeps how heard a person felt, 0 to 10, for their eyes only. Raises `IllegalMove` elsewhere."""
    with transaction.atomic():
        room = _room_that_asks(user, dialogue_id, "felt_heard", level)
        row = FeltHeard(dialogue=room.dialogue, author=user)
        seal(row, _written(level))
        FeltHeard.objects.update_or_create(dialogue=room.dialogue, author=user, defaults={"sealed": row.sealed})
        _notify_own_pages(user, room)


def let_rest(user: User, dialogue_id: UUID) -> None:
    """Sets a request aside. It lapses at its hour, as one that nobody saw. Raises `IllegalMove` when none waits."""
    with transaction.atomic():
        room = room_for(user, dialogue_id)
        if not room.asked:
            raise IllegalMove("let_rest")
        LetRest.objects.get_or_create(dialogue=room.dialogue, author=user, visit=room.dialogue.visit)
        _notify_own_pages(user, room)


LEVELS = {"body_check": check_body, "felt_heard": note_heard}  # by the aid that asks for each


def _room_that_asks(user: User, dialogue_id: UUID, aid: str, level: int) -> Room:
    if not 0 <= level <= 10:
        raise NotUsable(_("Choose a number from 0 to 10."))
    room = room_for(user, dialogue_id)
    if aid not in room.step.aids:
        raise IllegalMove(aid)
    return room


def _written(level: int) -> str:
    """In two digits, so that the length of what is sealed says nothing."""
    return f"{level:02}"


def _notify_own_pages(user: User, room: Room) -> None:
    notify.after_commit(notify.private_changed, user.pk, room.dialogue.pk)
    notify.after_commit(notify.home_changed, user.pk)
