"""A seat on the partner's phone: opened by the person's own code, in one browser, for one dialogue, until closed."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.auth import logout
from django.core.cache import cache
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.auth import devices, seat_unlock
from accounts.auth.sessions import key_hash
from accounts.couples import invitations, seat_codes
from accounts.lifecycle import account_actions, erasure
from accounts.models import SeatUnlock, User
from tests.cast import PASSWORD, Cast

Open = Callable[[User | None], Client]
CODE, OTHER = "493827", "927451"
DIALOGUE = uuid4()


@pytest.fixture
def phone(cast: Cast, browser_of: Open) -> Client:
    """Ann's, in which she has seen a page. Bob has a code."""
    seat_codes.keep(cast.bob, CODE)
    client = browser_of(cast.ann)
    client.get(reverse("account"))
    return client


def session_of(client: Client) -> str:
    return key_hash(client.session.session_key)


def unlock(cast: Cast, phone: Client, code: str = CODE) -> SeatUnlock:
    return seat_unlock.unlock(cast.bob, code, by=cast.ann, session=session_of(phone), dialogue=DIALOGUE)


def opened(cast: Cast, phone: Client, *, by: User | None = None, dialogue: UUID = DIALOGUE) -> SeatUnlock | None:
    return seat_unlock.open_seat(cast.bob, by=by or cast.ann, session=session_of(phone), dialogue=dialogue)


@pytest.fixture(autouse=True)
def no_tries_yet() -> None:
    cache.clear()


def test_the_right_code_opens_it_here_and_nowhere_else(cast: Cast, phone: Client, browser_of: Open) -> None:
    row = unlock(cast, phone)
    elsewhere = browser_of(cast.ann)
    elsewhere.get(reverse("account"))

    assert opened(cast, phone) == row
    assert (opened(cast, elsewhere), opened(cast, phone, by=cast.carl), opened(cast, phone, dialogue=uuid4())) == (
        None,
        None,
        None,
    )
    assert seat_unlock.open_seat(cast.carl, by=cast.ann, session=session_of(phone), dialogue=DIALOGUE) is None


def test_a_wrong_code_and_none_at_all_are_refused_alike(cast: Cast, phone: Client) -> None:
    with pytest.raises(seat_unlock.NotUnlocked):
        unlock(cast, phone, OTHER)
    seat_codes.delete(cast.bob)
    with pytest.raises(seat_unlock.NotUnlocked):
        unlock(cast, phone)
    assert not SeatUnlock.objects.exists()


def test_the_sixth_try_is_not_even_compared(cast: Cast, phone: Client) -> None:
    for _ in range(5):
        with pytest.raises(seat_unlock.NotUnlocked):
            unlock(cast, phone, OTHER)
    with pytest.raises(seat_unlock.TooManyTries):
        unlock(cast, phone)
    assert opened(cast, phone) is None


def test_tries_count_for_the_code_and_for_whoever_tries(cast: Cast, phone: Client) -> None:
    seat_codes.keep(cast.carl, CODE)

    def tries(person: User, by: User, code: str) -> None:
        seat_unlock.unlock(person, code, by=by, session=session_of(phone), dialogue=DIALOGUE)

    for person in [cast.bob] * 3 + [cast.carl] * 2:
        with pytest.raises(seat_unlock.NotUnlocked):
            tries(person, cast.ann, OTHER)
    with pytest.raises(seat_unlock.TooManyTries):
        tries(cast.carl, cast.ann, CODE)
    with pytest.raises(seat_unlock.NotUnlocked):
        tries(cast.bob, cast.dora, OTHER)
    with pytest.raises(seat_unlock.NotUnlocked):
        tries(cast.bob, cast.dora, OTHER)
    with pytest.raises(seat_unlock.TooManyTries):
        tries(cast.bob, cast.dora, CODE)


def signed_out(cast: Cast, phone: Client) -> None:
    request = HttpRequest()
    request.session, request.user = phone.session, cast.ann
    logout(request)


def new_password(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.bob)
    words = {"oldpassword": PASSWORD, "password1": "another quiet place", "password2": "another quiet place"}
    assert client.post(reverse("account_change_password"), words).status_code == 302


ENDS: dict[str, Callable[[Cast, Client], object]] = {
    "two hours unused": lambda _cast, _phone: SeatUnlock.objects.update(
        used_at=timezone.now() - timedelta(hours=2, minutes=1)
    ),
    "half a day, however often it was used": lambda _cast, _phone: SeatUnlock.objects.update(
        at=timezone.now() - timedelta(hours=12, minutes=1)
    ),
    "locked on the phone": lambda _cast, _phone: seat_unlock.lock(SeatUnlock.objects.get()),
    "locked by its person": lambda cast, _phone: seat_unlock.lock_all(cast.bob),
    "a new code": lambda cast, _phone: seat_codes.keep(cast.bob, OTHER),
    "the same code set again": lambda cast, _phone: seat_codes.keep(cast.bob, CODE),
    "the code is deleted": lambda cast, _phone: seat_codes.delete(cast.bob),
    "the phone signs out": signed_out,
    "the phone is signed out from afar": lambda cast, _phone: devices.end_sessions(cast.ann),
    "its person signs out everywhere": lambda cast, _phone: devices.end_sessions(cast.bob),
    "a new password": lambda cast, _phone: new_password(cast),
    "they part": lambda cast, _phone: invitations.leave(cast.ann),
    "its person is deactivated": lambda cast, _phone: account_actions.deactivate(cast.bob, cast.ada),
    "the phone's owner is deactivated": lambda cast, _phone: account_actions.deactivate(cast.ann, cast.ada),
    "its person is erased": lambda cast, _phone: erasure.erase(cast.bob),
    "the phone's owner is erased": lambda cast, _phone: erasure.erase(cast.ann),
}


@pytest.mark.parametrize("end", ENDS)
def test_it_is_closed_by_each_of_these(cast: Cast, phone: Client, end: str) -> None:
    unlock(cast, phone)
    session = session_of(phone)
    assert seat_unlock.open_rows(cast.bob).count() == 1
    ENDS[end](cast, phone)

    assert seat_unlock.open_seat(cast.bob, by=cast.ann, session=session, dialogue=DIALOGUE) is None
    assert seat_unlock.open_rows(cast.bob).count() == 0


def test_use_keeps_it_open_and_says_in_whose_hands_the_phone_is(cast: Cast, phone: Client) -> None:
    row = unlock(cast, phone)
    SeatUnlock.objects.update(used_at=timezone.now() - timedelta(hours=1, minutes=59))
    seat_unlock.use(row, in_hand=True)
    seat_unlock.use(row)

    again = opened(cast, phone)
    assert again is not None
    assert again.in_hand
    assert timezone.now() - again.used_at < timedelta(minutes=1)


def test_its_person_can_read_of_it_for_a_month_and_it_goes_with_their_account(cast: Cast, phone: Client) -> None:
    first = unlock(cast, phone)
    second = unlock(cast, phone)  # takes the place of the first

    assert [row.pk for row in seat_unlock.recent(cast.bob)] == [second.pk, first.pk]
    assert (list(seat_unlock.recent(cast.ann)), seat_unlock.open_rows(cast.bob).get()) == ([], second)
    now = timezone.now()
    assert not seat_unlock.expired(now).exists()
    assert seat_unlock.expired(now + timedelta(days=30, minutes=1)).count() == 2
    erasure.erase(cast.bob)
    assert not SeatUnlock.objects.exists()
