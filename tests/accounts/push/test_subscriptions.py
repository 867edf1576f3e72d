"""Subscribing a browser: sealed, for its own session, ten of a person at most, and one person at a time."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.auth.sessions import key_hash
from accounts.encryption.framing import CannotDecrypt
from accounts.encryption.rotation import rotate
from accounts.models import PushSubscription, User
from accounts.push import subscriptions
from accounts.push.refusals import EndpointRefused, SessionOver, TooManyBrowsers, UnreadableSubscription
from accounts.push.subscriptions import subscribe, target_of
from tests.cast import Cast
from tests.push.service import Browser, PushService

Open = Callable[[User | None], Client]


@pytest.fixture
def here(cast: Cast, browser_of: Open) -> str:
    return opened(browser_of(cast.ann))


def opened(client: Client) -> str:
    """The hash of its session, which has seen a page."""
    client.get(reverse("account"))
    return key_hash(client.session.session_key)


def test_a_subscription_is_kept_sealed_for_its_session(cast: Cast, here: str, push_service: PushService) -> None:
    target = push_service.browser().target
    subscribe(cast.ann, here, target)

    (row,) = PushSubscription.objects.all()
    kept = bytes(row.sealed) + row.mark.encode()
    assert target_of(row) == target
    assert [part for part in (target.endpoint, target.p256dh, target.auth, "localhost") if part.encode() in kept] == []


def test_what_was_sealed_for_one_session_opens_in_no_other(
    cast: Cast, here: str, browser_of: Open, push_service: PushService
) -> None:
    subscribe(cast.ann, here, push_service.browser().target)
    opened(browser_of(cast.bob))
    PushSubscription.objects.update(device=UserSession.objects.get(user=cast.bob))

    with pytest.raises(CannotDecrypt):
        target_of(PushSubscription.objects.get())


def test_again_takes_the_place_of_what_was_there(cast: Cast, here: str, push_service: PushService) -> None:
    for browser in (push_service.browser(), newer := push_service.browser()):
        subscribe(cast.ann, here, browser.target)

    assert target_of(PushSubscription.objects.get()) == newer.target


def test_a_browser_tells_one_person_only(cast: Cast, here: str, browser_of: Open, push_service: PushService) -> None:
    browser = push_service.browser()
    subscribe(cast.ann, here, browser.target)
    subscribe(cast.bob, opened(browser_of(cast.bob)), browser.target)

    assert PushSubscription.objects.get().device.user == cast.bob


def test_ten_browsers_of_a_person_are_told_and_no_eleventh(
    cast: Cast, browser_of: Open, push_service: PushService
) -> None:
    sessions = [opened(browser_of(cast.ann)) for _ in range(11)]
    for session in sessions[:10]:
        subscribe(cast.ann, session, push_service.browser().target)
    with pytest.raises(TooManyBrowsers):
        subscribe(cast.ann, sessions[10], push_service.browser().target)
    subscribe(cast.ann, sessions[0], push_service.browser().target)

    assert (subscriptions.unsubscribe_all(cast.ann), PushSubscription.objects.count()) == (10, 0)


def test_nobody_subscribes_for_a_session_that_is_over_or_another_s(
    cast: Cast, here: str, push_service: PushService
) -> None:
    for person, session in ((cast.bob, here), (cast.ann, "0" * 40)):
        with pytest.raises(SessionOver):
            subscribe(person, session, push_service.browser().target)

    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"p256dh": ""},
        {"p256dh": "é"},
        {"p256dh": "BAAA"},
        {"p256dh": "B" * 87},
        {"auth": ""},
        {"auth": "c2hvcnQ"},
        {"auth": "x" * 5000},
        {"key": ""},
        {"key": "another"},
    ],
)
def test_keys_that_nothing_can_be_encrypted_for_are_refused(
    cast: Cast, here: str, push_service: PushService, wrong: dict[str, str]
) -> None:
    with pytest.raises(UnreadableSubscription):
        subscribe(cast.ann, here, replace(push_service.browser().target, **wrong))


def test_a_push_service_that_is_not_on_the_list_is_refused(
    cast: Cast, here: str, push_service: PushService, settings: Settings
) -> None:
    target = push_service.browser().target
    settings.PUSH_PRIVATE_HOSTS = []
    with pytest.raises(EndpointRefused):
        subscribe(cast.ann, here, target)


def test_a_rotation_seals_it_anew(cast: Cast, here: str, push_service: PushService, settings: Settings) -> None:
    browser: Browser = push_service.browser()
    subscribe(cast.ann, here, browser.target)
    old = settings.CONTENT_KEYS[0]
    settings.CONTENT_KEYS = [b"n" * 32, old]
    rotate()
    settings.CONTENT_KEYS = [b"n" * 32]

    assert target_of(PushSubscription.objects.get()) == browser.target
