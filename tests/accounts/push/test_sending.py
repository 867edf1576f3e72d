"""Telling one person's browsers: each while its session stands, and none that is gone or has failed too often."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.auth.sessions import key_hash
from accounts.lifecycle import account_actions, erasure
from accounts.models import PushSubscription, User
from accounts.push.sending import FIRST_WAIT, MOST_FAILURES, can_be_told, tell
from accounts.push.subscriptions import subscribe
from tests.cast import PASSWORD, Cast
from tests.push.service import Browser, PushService

NOON = datetime(2026, 3, 28, 12, tzinfo=UTC)
Open = Callable[[User | None], Client]


@pytest.fixture
def told(push_service: PushService, browser_of: Open) -> Callable[[User], tuple[Client, Browser]]:
    """A browser of this person that is told, and the client that holds its session."""

    def make(person: User) -> tuple[Client, Browser]:
        client, browser = browser_of(person), push_service.browser()
        client.get(reverse("account"))
        subscribe(person, key_hash(client.session.session_key), browser.target)
        return client, browser

    return make


Told = Callable[[User], tuple[Client, Browser]]


def test_each_browser_of_the_person_is_told_and_nobody_else_s(
    cast: Cast, told: Told, push_service: PushService
) -> None:
    (_, phone), (_, desk) = told(cast.ann), told(cast.ann)
    told(cast.bob)

    assert tell(cast.ann, NOON)
    assert push_service.paths() == sorted([phone.path, desk.path])


def test_nobody_is_told_who_never_asked(cast: Cast, push_service: PushService) -> None:
    assert (can_be_told(cast.ann, NOON), tell(cast.ann, NOON), push_service.paths()) == (False, False, [])


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_dropped_at_once(
    cast: Cast, told: Told, push_service: PushService, status: int
) -> None:
    (_, gone), (_, desk) = told(cast.ann), told(cast.ann)
    push_service.answers[gone.path] = status

    assert tell(cast.ann, NOON)
    assert (PushSubscription.objects.count(), push_service.paths()) == (1, sorted([gone.path, desk.path]))


def test_a_browser_whose_service_fails_is_tried_later_and_later_and_then_dropped(
    cast: Cast, told: Told, push_service: PushService
) -> None:
    _, browser = told(cast.ann)
    push_service.answers[browser.path] = 503
    now, tried = NOON, []
    for failures in range(MOST_FAILURES):
        assert not tell(cast.ann, now)
        early = now + FIRST_WAIT * 4**failures - timedelta(seconds=1)
        tried.append((len(push_service.paths()), tell(cast.ann, early), push_service.paths()))
        now = early + timedelta(seconds=1)

    assert tried == [(1, False, [])] * MOST_FAILURES
    assert not PushSubscription.objects.exists()


def test_failures_that_are_not_in_a_row_are_forgotten(cast: Cast, told: Told, push_service: PushService) -> None:
    _, browser = told(cast.ann)
    push_service.answers[browser.path] = 503
    tell(cast.ann, NOON)
    del push_service.answers[browser.path]

    assert tell(cast.ann, NOON + FIRST_WAIT)
    assert list(PushSubscription.objects.values_list("failures", "again_at")) == [(0, None)]


def sign_out(client: Client, person: User) -> None:
    client.post(reverse("account_logout"))


def leave(client: Client, person: User) -> None:
    client.post(reverse("exit"))


def change_password(client: Client, person: User) -> None:
    new = {"oldpassword": PASSWORD, "password1": "a quiet place to walk", "password2": "a quiet place to walk"}
    client.post(reverse("account_change_password"), new)


def end_elsewhere(client: Client, person: User) -> None:
    other = Client()
    other.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    other.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    other.post(reverse("devices"))


def erase(client: Client, person: User) -> None:
    erasure.erase(person)


def deactivate(client: Client, person: User) -> None:
    account_actions.deactivate(person, User.objects.get(name="Ada"))


def sign_out_by_admin(client: Client, person: User) -> None:
    account_actions.sign_out(person, User.objects.get(name="Ada"))


ENDS = (sign_out, leave, change_password, end_elsewhere, erase, deactivate, sign_out_by_admin)


@pytest.mark.parametrize("end", ENDS)
def test_it_ends_with_the_session_whatever_ends_that(
    cast: Cast, told: Told, push_service: PushService, end: Callable[[Client, User], None]
) -> None:
    client, _ = told(cast.ann)
    _, other = told(cast.bob)
    end(client, cast.ann)

    assert [row.device.user for row in PushSubscription.objects.all()] == [cast.bob]
    assert (tell(cast.ann, NOON), push_service.paths()) == (False, [])
    assert (tell(cast.bob, NOON), push_service.paths()) == (True, [other.path])


@pytest.mark.parametrize("field", [{"password": "!"}, {"is_active": False}])
def test_a_session_that_signs_nobody_in_any_more_is_told_nothing(
    cast: Cast, told: Told, push_service: PushService, field: dict[str, object]
) -> None:
    told(cast.ann)
    User.objects.filter(pk=cast.ann.pk).update(**field)

    assert (tell(cast.ann, NOON), push_service.paths()) == (False, [])
