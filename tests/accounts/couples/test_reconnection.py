"""Undoing a disconnection: by both, within seven days, and neither is shown what the other wants."""

from datetime import timedelta

import pytest
from django.db.models import F

from accounts.couples import invitations, reconnection
from accounts.errors import ReconnectionOver
from accounts.lifecycle import account_actions, erasure
from accounts.models import Couple, Partner, User
from accounts.signals import couple_made
from tests.cast import Cast, pair

DAY = timedelta(days=1)


@pytest.fixture
def apart(cast: Cast) -> Cast:
    """Ann has disconnected from Bob."""
    invitations.leave(cast.ann)
    return cast


def later(by: timedelta) -> None:
    Partner.objects.exclude(left_at=None).update(left_at=F("left_at") - by)


def connected(cast: Cast) -> bool:
    seats = [invitations.partner_of(person) for person in (cast.ann, cast.bob)]
    ended_at = Couple.objects.get(pk=cast.couple.pk).ended_at
    assert all(seats) == (ended_at is None)
    return all(seats)


@pytest.mark.parametrize("order", ["ann bob", "bob ann"])
def test_both_together_undo_it(apart: Cast, order: str) -> None:
    first, second = (getattr(apart, name) for name in order.split())

    assert reconnection.want(first) is None
    assert not connected(apart)
    assert reconnection.want(second) == apart.couple
    assert connected(apart)
    assert set(Partner.objects.filter(couple=apart.couple).values_list("left_at", "reconnects_at")) == {(None, None)}


def test_one_alone_undoes_nothing_however_often(apart: Cast) -> None:
    assert [reconnection.want(apart.bob) for _ in range(3)] == [None] * 3
    assert not connected(apart)


def test_a_wish_that_is_taken_back_does_not_count(apart: Cast) -> None:
    reconnection.want(apart.bob)
    reconnection.want_no_more(apart.bob)

    assert reconnection.want(apart.ann) is None
    assert not connected(apart)


def test_each_sees_their_own_wish_alone(apart: Cast) -> None:
    before = reconnection.reconnection_for(apart.ann)
    reconnection.want(apart.bob)

    assert reconnection.reconnection_for(apart.ann) == before
    assert [
        (shown.wanted if (shown := reconnection.reconnection_for(one)) else None) for one in (apart.ann, apart.bob)
    ] == [
        False,
        True,
    ]


@pytest.mark.parametrize(("days", "is_open"), [(6, True), (7, False)])
def test_it_is_open_for_seven_days(apart: Cast, days: int, *, is_open: bool) -> None:
    reconnection.want(apart.bob)
    later(days * DAY)

    assert (reconnection.reconnection_for(apart.ann) is not None) == is_open
    if is_open:
        assert reconnection.want(apart.ann) == apart.couple
    else:
        with pytest.raises(ReconnectionOver):
            reconnection.want(apart.ann)
    assert connected(apart) == is_open


def test_the_partner_who_has_found_somebody_else_is_not_told_of(apart: Cast, fay: User) -> None:
    pair(apart.bob, fay)
    shown = reconnection.reconnection_for(apart.ann)

    assert reconnection.want(apart.ann) is None
    assert shown is not None
    assert reconnection.reconnection_for(apart.bob) is None
    with pytest.raises(ReconnectionOver):
        reconnection.want(apart.bob)


def test_a_wish_of_before_another_couple_brings_nobody_back(apart: Cast, fay: User) -> None:
    reconnection.want(apart.bob)
    pair(apart.bob, fay)

    assert reconnection.want(apart.ann) is None
    invitations.leave(fay)
    assert reconnection.want(apart.ann) is None
    assert not connected(apart)


def test_an_erased_account_cannot_be_connected_with(apart: Cast) -> None:
    reconnection.want(apart.bob)
    erasure.erase(apart.bob)

    assert reconnection.reconnection_for(apart.ann) is None
    with pytest.raises(ReconnectionOver):
        reconnection.want(apart.ann)


def test_a_deactivated_account_is_not_connected(apart: Cast) -> None:
    reconnection.want(apart.bob)
    account_actions.deactivate(apart.bob, apart.ada)

    assert reconnection.want(apart.ann) is None
    assert not connected(apart)


def test_somebody_who_never_had_a_partner_has_nothing_to_undo(fay: User) -> None:
    reconnection.want_no_more(fay)

    assert reconnection.reconnection_for(fay) is None
    with pytest.raises(ReconnectionOver):
        reconnection.want(fay)


def test_open_invitations_end_when_two_are_connected_again(apart: Cast) -> None:
    invitations.invite(apart.ann)
    reconnection.want(apart.bob)
    reconnection.want(apart.ann)

    assert invitations.open_invitation_of(apart.ann) is None


@pytest.mark.django_db(transaction=True)
def test_both_are_told_after_the_commit(cast: Cast) -> None:
    received: list[Couple] = []

    def made(couple: Couple, **_kwargs: object) -> None:
        received.append(couple)

    couple_made.connect(made)
    try:
        invitations.leave(cast.ann)
        for person in (cast.ann, cast.bob):
            reconnection.want(person)
    finally:
        couple_made.disconnect(made)
    assert received == [cast.couple]
