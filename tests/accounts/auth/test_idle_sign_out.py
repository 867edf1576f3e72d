"""Whoever works here is signed out after minutes without activity, is told so, and goes on where they were."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from asgiref.sync import sync_to_async
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from tests.accounts.page_checks import heading
from tests.cast import PASSWORD, Cast, gather, in_care, sign_in
from tests.dialogue.browser import browser


def signed_in(user: User) -> Client:
    """With a second factor, at a page a moment ago."""
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "s"}})
    client = sign_in(Client(), user)
    client.get(reverse("account"))
    return client


def goes_by(user: User, minutes: float) -> None:
    """As if this person had made no request for so long."""
    assert UserSession.objects.filter(user=user).update(last_seen_at=timezone.now() - timedelta(minutes=minutes))


WORKERS = [("tess", "caseload", 30), ("ada", "admin:index", 15)]


@pytest.mark.parametrize(("who", "page", "minutes"), WORKERS)
def test_idle_person_is_signed_out_and_told_why(cast: Cast, who: str, page: str, minutes: int) -> None:
    in_care(cast)
    client = signed_in(getattr(cast, who))
    goes_by(getattr(cast, who), minutes + 0.1)
    answer = client.get(reverse(page), follow=True)
    assert answer.redirect_chain[-1][0].split("?")[0] == reverse("account_login")
    assert f"You were signed out after {minutes} minutes without activity." in answer.content.decode()
    assert f'value="{reverse(page)}"' in answer.content.decode()  # where they come back to
    assert UserSession.objects.filter(user=getattr(cast, who)).count() == 0


def test_idle_sign_out_leaves_what_was_typed_in_the_tab(cast: Cast) -> None:
    in_care(cast)
    client = signed_in(cast.tess)
    goes_by(cast.tess, 31)
    answer = client.get(reverse("caseload"))
    assert (answer.status_code, "Clear-Site-Data" in answer.headers) == (302, False)


@pytest.mark.parametrize(("who", "page", "minutes"), WORKERS)
def test_until_then_nothing_happens_and_each_request_begins_anew(cast: Cast, who: str, page: str, minutes: int) -> None:
    in_care(cast)
    client = signed_in(getattr(cast, who))
    for _ in range(3):
        goes_by(getattr(cast, who), minutes - 0.5)
        assert client.get(reverse(page)).status_code == 200


def test_partners_may_rest_for_hours(cast: Cast) -> None:
    client = signed_in(cast.ann)
    goes_by(cast.ann, 60 * 12)
    assert client.get(reverse("home")).status_code == 200


def test_public_page_is_shown_after_an_idle_sign_out_and_says_so(cast: Cast) -> None:
    client = signed_in(cast.ada)
    goes_by(cast.ada, 16)
    answer = client.get(reverse("help"))
    assert (answer.status_code, "You were signed out after 15" in answer.content.decode()) == (200, True)


def test_a_page_that_looks_again_by_itself_keeps_nobody_signed_in(cast: Cast) -> None:
    in_care(cast)
    client = signed_in(cast.tess)
    for minutes, status in ((20, 200), (29, 200), (31, 302)):
        goes_by(cast.tess, minutes)
        assert client.get(reverse("caseload"), headers={"X-Background": "1"}).status_code == status


def test_a_session_of_hours_ago_does_not_end_a_new_one(cast: Cast) -> None:
    in_care(cast)
    signed_in(cast.tess)
    goes_by(cast.tess, 300)
    here = signed_in(cast.tess)
    assert here.get(reverse("caseload")).status_code == 200


def test_the_quick_exit_works_as_ever(cast: Cast) -> None:
    client = signed_in(cast.ada)
    goes_by(cast.ada, 16)
    assert client.post(reverse("exit")).headers["Refresh"] == f"0; url={settings.EXIT_URL}"


def test_person_who_signs_in_again_is_active_again(client: Client, cast: Cast) -> None:
    in_care(cast)
    client.post(reverse("account_login"), {"login": cast.tess.email, "password": PASSWORD})
    goes_by(cast.tess, 31)
    page = client.get(reverse("caseload"), follow=True)
    assert heading(page) == "Welcome back"
    form = {"login": cast.tess.email, "password": PASSWORD, "next": reverse("caseload")}
    assert client.post(reverse("account_login"), form).headers["Location"] == reverse("caseload")


@pytest.mark.parametrize(("who", "page", "minutes"), [*WORKERS, ("tess", "account", 30), ("ada", "account", 15)])
def test_each_page_of_theirs_says_how_long_and_where_to_say_that_one_is_active(
    cast: Cast, who: str, page: str, minutes: int
) -> None:
    in_care(cast)
    client = signed_in(getattr(cast, who))
    address = reverse("active")
    assert f'data-idle="{minutes}" data-active="{address}"' in client.get(reverse(page)).content.decode()
    goes_by(getattr(cast, who), minutes - 1)
    assert client.get(address).status_code == 204
    goes_by(getattr(cast, who), minutes - 1)
    assert client.get(reverse(page)).status_code == 200


def test_pages_of_partners_and_visitors_count_no_minutes(cast: Cast) -> None:
    in_care(cast)
    for client, page in ((signed_in(cast.ann), "home"), (signed_in(cast.eve), "account"), (Client(), "front")):
        assert "data-idle" not in client.get(reverse(page)).content.decode()
    assert "data-idle" in signed_in(cast.tess).get(reverse("account")).content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("who", "address"), [("tess", "/ws/review/"), ("ada", "/ws/home/"), ("tess", "/ws/home/")])
async def test_the_heartbeat_of_an_open_socket_keeps_nobody_signed_in(who: str, address: str) -> None:
    cast = await sync_to_async(gather)()
    await sync_to_async(in_care)(cast)
    user = getattr(cast, who)
    client = await sync_to_async(signed_in)(user)
    cookies = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}".encode()
    async with browser(user, address, cookies) as page:
        await page.next()
        await sync_to_async(goes_by)(user, 14)
        await page.send({"type": "here"})
        await page.next()
        await sync_to_async(goes_by)(user, 31)
        await page.send({"type": "here"})
        assert await page.closed_with() == 4401
    async with browser(user, address, cookies) as page:
        assert await page.closed_with() == 4401
