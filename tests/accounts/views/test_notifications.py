"""Notifications are switched on in one browser, by its own press, and off in it or in all."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.auth.sessions import key_hash
from accounts.models import PushSubscription, User
from accounts.push.subscriptions import standing_of
from tests.cast import Cast, approved
from tests.push.service import PushService

Open = Callable[[User | None], Client]
NOWHERE = "Notifications are still off: this site can’t use the push service of this browser. You still get emails."


def switch_on(client: Client, push_service: PushService) -> None:
    assert client.post(reverse("push_on"), push_service.browser().form).json() == {}


def page_of(client: Client) -> str:
    return client.get(reverse("mails")).content.decode()


def stands(person: User, client: Client) -> tuple[bool, int]:
    standing = standing_of(person, key_hash(client.session.session_key))
    return standing.here, standing.others


def test_it_is_off_until_it_is_switched_on_in_this_browser_alone(
    cast: Cast, browser_of: Open, push_service: PushService
) -> None:
    here, there = browser_of(cast.ann), browser_of(cast.ann)
    before = page_of(here)
    switch_on(here, push_service)

    assert ("data-on" in before, "data-on" in page_of(here), "data-on" in page_of(there)) == (False, True, False)
    assert (stands(cast.ann, here), stands(cast.ann, there), stands(cast.bob, here)) == (
        (True, 0),
        (False, 1),
        (False, 0),
    )
    assert "Notifications are on in 1 other browser." in page_of(there)


def test_it_is_switched_off_here_or_everywhere_and_nobody_else_s_with_it(
    cast: Cast, browser_of: Open, push_service: PushService
) -> None:
    here, there, other = browser_of(cast.ann), browser_of(cast.ann), browser_of(cast.bob)
    for client in (here, there, other):
        switch_on(client, push_service)
    here.post(reverse("push_off"))
    first = (stands(cast.ann, here), stands(cast.ann, there))
    here.post(reverse("push_off"), {"everywhere": "yes"})

    assert (first, stands(cast.ann, there), stands(cast.bob, other)) == (((False, 1), (True, 0)), (False, 0), (True, 0))


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/a",
        "https://example.org/a",
        "https://fcm.googleapis.com@example.org/a",
        "https://fcm.googleapis.com:8443/a",
        "https://10.0.0.1/a",
        "https://localhost/a",
    ],
)
def test_a_push_service_that_is_not_on_the_list_is_refused_in_words(
    cast: Cast, browser_of: Open, push_service: PushService, endpoint: str
) -> None:
    answer = browser_of(cast.ann).post(reverse("push_on"), push_service.browser().form | {"endpoint": endpoint})

    assert (answer.status_code, answer.json()) == (400, {"error": NOWHERE})
    assert not PushSubscription.objects.exists()


def test_more_than_ten_browsers_are_refused_in_words(cast: Cast, browser_of: Open, push_service: PushService) -> None:
    for _ in range(10):
        switch_on(browser_of(cast.ann), push_service)
    answer = browser_of(cast.ann).post(reverse("push_on"), push_service.browser().form)

    assert (answer.status_code, answer.json()["error"].partition(":")[0]) == (409, "Notifications are still off")


def test_it_is_pressed_twenty_times_an_hour_at_most(cast: Cast, browser_of: Open, push_service: PushService) -> None:
    client = browser_of(cast.ann)
    statuses = [client.post(reverse("push_on"), {}).status_code for _ in range(21)]

    assert statuses == [400] * 20 + [429]


def test_the_page_says_plainly_what_the_maker_of_the_browser_learns(cast: Cast, browser_of: Open) -> None:
    page = page_of(browser_of(cast.ann))

    assert "That company learns that something was delivered to this browser and when, never what." in page


def test_where_the_site_sends_to_no_push_service_the_page_offers_none(
    cast: Cast, browser_of: Open, settings: Settings
) -> None:
    settings.PUSH_HOSTS = []

    assert 'id="notifications"' not in page_of(browser_of(cast.ann))


def test_a_therapist_for_whom_nothing_waits_is_offered_none(cast: Cast, browser_of: Open) -> None:
    assert 'id="notifications"' not in page_of(browser_of(approved(cast.tess)))
