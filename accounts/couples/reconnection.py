"""Undoing a disconnection: for seven days, by both together. Neither is shown whether the other wants to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from accounts import roles
from accounts.couples.invitations import end_invitations, former_partner_of, partner_of
from accounts.errors import ReconnectionOver, Refused
from accounts.models import Couple, Partner, User
from accounts.roles import Role
from accounts.signals import couple_made

LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Reconnection:
    """What one of the two sees of it: until when it is open, and whether they want it themselves."""

    until: datetime
    wanted: bool


def reconnection_for(user: User) -> Reconnection | None:
    """The open one of this person; None when its days are over, or an account of the two is erased.

    It looks the same whatever the former partner has pressed, or whomever they have joined since.
    """
    other = former_partner_of(user)
    seat = _last_seat_of(user) if other and not other.user.erased_at and partner_of(user) is None else None
    if seat is None or seat.left_at is None or seat.left_at + LASTS <= timezone.now():
        return None
    return Reconnection(seat.left_at + LASTS, wanted=seat.reconnects_at is not None)


def want(user: User) -> Couple | None:
    """This person wants to be connected again. The couple, once both do; None until then.

    Raises `ReconnectionOver` after its days. Dialogues are where they were; the care by a therapist stays ended.
    """
    other = former_partner_of(user)
    with transaction.atomic():
        roles.hold(user.pk, *([other.user_id] if other else []))
        seat = _last_seat_of(user)
        if other is None or seat is None or reconnection_for(user) is None:
            raise ReconnectionOver
        Partner.objects.filter(pk=seat.pk).update(reconnects_at=timezone.now())
        theirs = _last_seat_of(other.user)
        both = theirs is not None and theirs.couple_id == seat.couple_id and theirs.reconnects_at is not None
        return _connect(seat.couple, user, other.user) if both and _are_free(user, other.user) else None


def want_no_more(user: User) -> None:
    """Takes the wish back. Without one it changes nothing."""
    seat = _last_seat_of(user)
    if seat:
        Partner.objects.filter(pk=seat.pk).update(reconnects_at=None)


def _connect(couple: Couple, *people: User) -> Couple:
    couple.partners.update(left_at=None, reconnects_at=None)
    couple.ended_at = None
    couple.save(update_fields=["ended_at"])
    end_invitations(*(person.pk for person in people))
    transaction.on_commit(partial(couple_made.send_robust, sender=Couple, couple=couple))
    return couple


def _are_free(*people: User) -> bool:
    """Whether each may still be somebody's partner, and is nobody's."""
    try:
        for person in people:
            roles.check_may_become(person, Role.PARTNER)
    except Refused:
        return False
    return True


def _last_seat_of(user: User) -> Partner | None:
    """The seat that this person left last."""
    seats = Partner.objects.select_related("couple").filter(user=user).exclude(left_at=None)
    return seats.order_by("-left_at").first()
