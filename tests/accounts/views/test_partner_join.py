"""/join/<token>/: who invites and what joining means; only the button uses the link up."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.couples import invitations
from accounts.models import Couple, Invitation, User
from tests.accounts.page_checks import heading
from tests.cast import Cast

OVER = "This link cannot be used now"


@pytest.fixture
def token(fay: User) -> str:
    return invitations.invite(fay)[1]


@pytest.fixture
def page(token: str) -> str:
    return reverse("join", args=[token])


def test_a_visitor_sees_the_first_name_and_ways_in_that_come_back(client: Client, page: str) -> None:
    response = client.get(page)
    assert (response.status_code, heading(response)) == (200, "Fay invites you")
    for name in ("account_signup", "account_login"):
        assert f'href="{reverse(name)}?next={page}"' in response.content.decode()


def test_the_address_of_the_inviter_is_not_shown(client: Client, page: str, fay: User) -> None:
    response = client.get(page)
    assert (heading(response), fay.email.encode() in response.content) == ("Fay invites you", False)


def test_a_visitor_who_posts_joins_nobody(client: Client, page: str) -> None:
    assert heading(client.post(page)) == "Fay invites you"
    assert Couple.objects.count() == 0


def test_looking_joins_nobody(client: Client, page: str, gus: User) -> None:
    client.force_login(gus)
    assert heading(client.get(page)) == "Fay invites you"
    assert Couple.objects.count() == 0


def test_the_button_joins_and_leads_home(client: Client, page: str, fay: User, gus: User) -> None:
    client.force_login(gus)
    assert client.post(page).headers["Location"] == reverse("home")
    seat = invitations.partner_of(gus)
    assert seat is not None
    assert invitations.other_of(seat).user == fay


def test_the_inviter_sees_the_partner_at_the_next_load(client: Client, page: str, fay: User, gus: User) -> None:
    client.force_login(gus)
    client.post(page)
    client.force_login(fay)
    assert heading(client.get(reverse("partner"))) == "You and Gus"


def test_a_second_press_leads_home_too(client: Client, page: str, gus: User) -> None:
    client.force_login(gus)
    client.post(page)
    assert client.post(page).headers["Location"] == reverse("home")


def test_the_button_needs_the_token_of_the_form(page: str, gus: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(gus)
    assert strict.post(page).status_code == 403
    assert Couple.objects.count() == 0


def test_a_link_nobody_made_is_404(client: Client, db: None) -> None:
    response = client.get(reverse("join", args=["A" * 43]))
    assert (response.status_code, heading(response)) == (404, OVER)


@pytest.mark.parametrize("ended", [{"used_at": timezone.now()}, {"ends_at": timezone.now() - timedelta(days=1)}])
def test_a_dead_link_is_410_and_says_nobody_s_name(client: Client, page: str, ended: dict[str, object]) -> None:
    assert b"Fay" in client.get(page).content
    Invitation.objects.update(**ended)
    response = client.get(page)
    assert (response.status_code, heading(response)) == (410, OVER)
    assert b"Fay" not in response.content


def test_a_used_and_an_old_link_look_the_same(client: Client, page: str) -> None:
    Invitation.objects.update(used_at=timezone.now())
    used = client.get(page).content
    Invitation.objects.update(used_at=None, ends_at=timezone.now())
    assert client.get(page).content == used


def test_one_s_own_link_says_so(client: Client, page: str, fay: User) -> None:
    client.force_login(fay)
    response = client.get(page)
    assert (response.status_code, heading(response)) == (409, OVER)
    assert b"This is your own link." in response.content


def test_person_with_a_partner_is_told_so_and_not_the_name_of_the_inviter(
    client: Client, page: str, cast: Cast
) -> None:
    client.force_login(cast.ann)
    for response in (client.get(page), client.post(page)):
        assert (response.status_code, heading(response)) == (409, OVER)
        assert b"You already have a partner here." in response.content
        assert b"Fay" not in response.content


@pytest.mark.parametrize("path", ["A" * 43, None])
def test_the_token_does_not_travel_in_the_referrer(client: Client, page: str, path: str | None) -> None:
    response = client.get(reverse("join", args=[path]) if path else page)
    assert response.headers["Referrer-Policy"] == "strict-origin"
