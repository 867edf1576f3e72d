"""What the sign-in of a new account carries along: the invitation on whose page it was made."""

from accounts.couples import invitations
from accounts.couples.sign_up_invitation import INVITATION_KEY, accept_after_sign_up
from accounts.models import User


def test_a_sign_in_joins_only_what_it_carries(fay: User, gus: User) -> None:
    token = invitations.invite(fay)[1]
    accept_after_sign_up(user=gus)
    assert invitations.partner_of(gus) is None
    accept_after_sign_up(user=gus, **{INVITATION_KEY: token})
    seat = invitations.partner_of(gus)
    assert seat is not None
    assert invitations.other_of(seat).user == fay


def test_a_link_that_nobody_can_use_stops_no_sign_in(gus: User) -> None:
    accept_after_sign_up(user=gus, **{INVITATION_KEY: "nothing"})
    assert invitations.partner_of(gus) is None
