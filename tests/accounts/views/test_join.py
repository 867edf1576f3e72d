"""/join/<token>/: who invites and what joining means; only the button uses the link up, with or without a sign-up."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.couples import invitations
from accounts.models import Couple, Invitation, User
from tests.accounts.page_checks import heading
from tests.cast import PASSWORD, Cast

OVER = "You can’t use this link"


@pytest.fixture
def token(fay: User) -> str:
    return invitations.invite(fay)[1]


@pytest.fixture
def page(token: str) -> str:
    return reverse("join", args=[token])


def signs_up(client: Client, page: str, **fields: str) -> Any:
    return client.post(page, {"name": "Gus", "email": "gus@example.org", "password1": PASSWORD} | fields)


def partner_of(name: str) -> str | None:
    """By name, as anybody's page would say it."""
    seat = invitations.partner_of(User.objects.get(name=name))
    return invitations.other_of(seat).user.name if seat else None


def test_a_visitor_sees_the_first_name_a_form_and_a_way_in_that_comes_back(client: Client, page: str) -> None:
    response = client.get(page)
    assert (response.status_code, heading(response)) == (200, "Fay invites you")
    shown = response.content.decode()
    assert re.findall(r'<input[^>]* name="(\w+)"', shown) == ["csrfmiddlewaretoken", "name", "email", "password1"]
    assert f'href="{reverse("account_login")}?next={page}"' in shown


def test_signing_up_on_the_page_joins(client: Client, page: str) -> None:
    answer = signs_up(client, page)
    assert client.get(answer.headers["Location"]).headers["Location"] == reverse("home")
    assert (partner_of("Gus"), partner_of("Fay")) == ("Fay", "Gus")


def test_a_sign_up_that_is_not_right_yet_joins_nobody_and_keeps_what_was_typed(client: Client, page: str) -> None:
    answer = signs_up(client, page, password1="short")
    assert (answer.status_code, heading(answer), 'value="gus@example.org"' in answer.content.decode()) == (
        200,
        "Fay invites you",
        True,
    )
    assert (User.objects.filter(name="Gus").exists(), Couple.objects.count()) == (False, 0)


def test_signing_up_joins_after_the_email_is_proven_and_not_before(client: Client, page: str, settings: Any) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"  # as where mail arrives
    assert signs_up(client, page).headers["Location"] == reverse("account_email_verification_sent")
    assert partner_of("Gus") is None
    (link,) = re.findall(r"http://127.0.0.1:8000(/account/confirm-email/\S+)", str(mail.outbox[0].body))
    answer = client.post(link, follow=True)
    assert (answer.redirect_chain[-1][0], partner_of("Gus")) == (reverse("home"), "Fay")


def test_another_account_in_the_same_browser_does_not_join_in_place_of_the_new_one(
    client: Client, page: str, settings: Any, cast: Cast
) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    signs_up(client, page)
    client.post(reverse("account_login"), {"login": cast.eve.email, "password": PASSWORD})
    assert (invitations.partner_of(cast.eve), partner_of("Gus")) == (None, None)


def test_an_address_that_has_an_account_joins_nobody_and_is_not_told_apart(
    client: Client, page: str, settings: Any, cast: Cast
) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    answers = [signs_up(Client(), page, email=email) for email in (cast.eve.email, "new@example.org")]
    assert [answer.headers["Location"] for answer in answers] == [reverse("account_email_verification_sent")] * 2
    assert Couple.objects.filter(partners__user__name="Fay").count() == 0


def test_a_link_that_ends_before_the_email_is_proven_says_so(client: Client, page: str, settings: Any) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    signs_up(client, page)
    Invitation.objects.update(ends_at=timezone.now())
    (link,) = re.findall(r"http://127.0.0.1:8000(/account/confirm-email/\S+)", str(mail.outbox[0].body))
    answer = client.post(link, follow=True)
    assert (answer.status_code, heading(answer), partner_of("Gus")) == (410, OVER, None)


def test_more_sign_ups_than_the_sign_up_page_takes_are_too_many_here_too(page: str) -> None:
    answers = [signs_up(Client(), page, password1="short").status_code for _ in range(21)]
    assert answers == [200] * 20 + [429]


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


def test_a_second_look_leads_home(client: Client, page: str, gus: User) -> None:
    client.force_login(gus)
    client.post(page)
    assert client.get(page).headers["Location"] == reverse("home")


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
