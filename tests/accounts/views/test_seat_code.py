"""The page of the code for one phone, and what the page of devices says of one's seat on another phone."""

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.auth import seat_unlock
from accounts.auth.sessions import key_hash
from accounts.couples import seat_codes
from accounts.models import User
from tests.cast import PASSWORD, Cast

CODE = "493827"


@pytest.fixture
def bob(cast: Cast) -> Client:
    """Has just given his password once more."""
    cache.clear()
    return again(cast.bob)


def again(person: User) -> Client:
    client = Client()
    client.force_login(person)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def unlocked_on_ann_s_phone(cast: Cast) -> Client:
    ann = Client()
    ann.force_login(cast.ann)
    ann.get(reverse("account"))
    session = key_hash(ann.session.session_key)
    seat_unlock.unlock(cast.bob, CODE, by=cast.ann, session=session, dialogue=uuid4())
    return ann


def test_it_asks_who_is_there_before_it_shows_anything(cast: Cast, client: Client) -> None:
    client.force_login(cast.bob)
    for name in ("seat_code", "lock_seats"):
        response = client.post(reverse(name), {"code": CODE})
        assert response.headers["Location"].partition("?")[0] == reverse("account_reauthenticate")
    assert not seat_codes.has_code(cast.bob)


def test_a_code_is_saved_and_never_shown(cast: Cast, bob: Client) -> None:
    page = bob.post(reverse("seat_code"), {"code": f" {CODE[:3]} {CODE[3:]}"}, follow=True).content.decode()

    assert seat_codes.matching(cast.bob, CODE)
    assert ("Your code is saved." in page, CODE in page, "Delete my code" in page) == (True, False, True)
    bob.post(reverse("seat_code"), {"act": "delete"})
    assert not seat_codes.has_code(cast.bob)


@pytest.mark.parametrize("code", ["", "12345", "123456", "121212", "abcdef", "٤٩٣٨٢٧"])
def test_what_is_no_code_is_refused_in_words_and_not_shown_again(cast: Cast, bob: Client, code: str) -> None:
    page = bob.post(reverse("seat_code"), {"code": code})

    assert (page.status_code, 'class="errorlist' in page.content.decode()) == (200, True)
    assert not seat_codes.has_code(cast.bob)
    assert not code or f'value="{code}"' not in page.content.decode()


def test_the_devices_say_that_the_seat_was_unlocked_and_it_is_locked_from_there(cast: Cast, bob: Client) -> None:
    seat_codes.keep(cast.bob, CODE)
    assert "Your seat on another phone" not in bob.get(reverse("devices")).content.decode()
    unlocked_on_ann_s_phone(cast)

    page = bob.get(reverse("devices")).content.decode()
    assert ("Ann’s phone" in page, "open now" in page, "Lock my seat" in page) == (True, True, True)
    after = bob.post(reverse("lock_seats"), follow=True).content.decode()
    assert ("Ann’s phone" in after, "open now" in after, "Lock my seat" in after) == (True, False, False)


def test_the_partner_s_own_devices_say_nothing_of_it(cast: Cast, bob: Client) -> None:
    seat_codes.keep(cast.bob, CODE)
    unlocked_on_ann_s_phone(cast)

    assert "Your seat on another phone" not in again(cast.ann).get(reverse("devices")).content.decode()
