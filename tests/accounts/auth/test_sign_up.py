"""Signing up, in and out, and a new password, through allauth's pages; and what its mails say."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.couples import invitations
from accounts.models import User
from tests.accounts.auth.mail_checks import TELLING
from tests.accounts.page_checks import heading
from tests.cast import PASSWORD, Cast


def sign_up(client: Client, email: str = "Gus@Example.ORG", **fields: str) -> Any:
    return client.post(reverse("account_signup"), {"name": "Gus", "email": email, "password1": PASSWORD} | fields)


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_signing_up_asks_name_address_and_password(client: Client, db: None) -> None:
    page = client.get(reverse("account_signup")).content.decode()
    names = re.findall(r'<(?:input|textarea|select)[^>]* name="(\w+)"', page)
    assert names == ["csrfmiddlewaretoken", "name", "email", "password1"]


def test_sign_up_signs_in_with_a_lower_case_address(client: Client, db: None) -> None:
    assert sign_up(client).headers["Location"] == reverse("home")
    user = User.objects.get()
    assert (user.name, user.email, user.is_staff, is_signed_in(client)) == ("Gus", "gus@example.org", False, True)


def test_signing_up_comes_back_to_the_invitation(client: Client, fay: User) -> None:
    page = reverse("join", args=[invitations.invite(fay)[1]])
    assert sign_up(client, next=page).headers["Location"] == page


def test_signing_up_leads_nowhere_else(client: Client, db: None) -> None:
    assert sign_up(client, next="https://elsewhere.example/").headers["Location"] == reverse("home")


def test_the_same_address_in_other_letters_is_no_second_account(client: Client, gus: User) -> None:
    sign_up(client, email="GUS@example.org")
    assert (User.objects.count(), is_signed_in(client)) == (1, False)


def test_a_short_password_is_refused(client: Client, db: None) -> None:
    assert sign_up(client, password1="nine char").status_code == 200
    assert User.objects.count() == 0


@pytest.mark.parametrize("name", ["", " ", "x" * 41])
def test_a_name_is_asked_and_short(client: Client, db: None, name: str) -> None:
    assert sign_up(client, name=name).status_code == 200
    assert User.objects.count() == 0


@pytest.mark.parametrize("email", ["gus@example.org", "GUS@Example.Org"])
def test_signing_in_takes_the_address_in_any_letters(client: Client, gus: User, email: str) -> None:
    response = client.post(reverse("account_login"), {"login": email, "password": PASSWORD})
    assert (response.headers["Location"], is_signed_in(client)) == (reverse("home"), True)


def test_a_wrong_password_and_a_stranger_look_the_same(client: Client, gus: User) -> None:
    pages = []
    for email in ("gus@example.org", "who@example.org"):
        response = client.post(reverse("account_login"), {"login": email, "password": "something else"})
        pages.append(
            re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode()).replace(email, "")
        )
    assert pages[0] == pages[1]


def test_deactivated_account_cannot_sign_in(client: Client, gus: User) -> None:
    User.objects.update(is_active=False)
    response = client.post(reverse("account_login"), {"login": gus.email, "password": PASSWORD}, follow=True)
    assert (heading(response), is_signed_in(client)) == ("This account is closed", False)


def test_signing_out_is_one_press_and_leads_to_the_front(client: Client, gus: User) -> None:
    client.force_login(gus)
    assert client.post(reverse("account_logout")).headers["Location"] == reverse("front")
    assert not is_signed_in(client)


def test_a_forgotten_password_can_be_chosen_anew(client: Client, gus: User) -> None:
    client.post(reverse("account_reset_password"), {"email": "GUS@example.org"})
    (sent,) = mail.outbox
    (path,) = re.findall(r"http://127.0.0.1:8000(/account/password/reset/key/\S+)", str(sent.body))
    page = client.get(path, follow=True)
    assert heading(page) == "Choose a new password"
    new = {"password1": "a walk along the river", "password2": "a walk along the river"}
    assert heading(client.post(page.redirect_chain[-1][0], new, follow=True)) == "Your password is changed"
    gus.refresh_from_db()
    assert gus.check_password("a walk along the river")


def test_asking_for_a_new_password_does_not_tell_who_has_an_account(client: Client, gus: User) -> None:
    pages = [
        client.post(reverse("account_reset_password"), {"email": email}, follow=True).content
        for email in ("gus@example.org", "who@example.org")
    ]
    assert pages[0] == pages[1]


def test_no_mail_says_what_this_is_or_who(client: Client, gus: User) -> None:
    sign_up(client, email="new@example.org", name="Newcomer")
    client.logout()
    sign_up(client, email=gus.email)
    for email in (gus.email, "who@example.org"):
        client.post(reverse("account_reset_password"), {"email": email})
    assert [str(sent.subject) for sent in mail.outbox] == [
        "Is this your address?",
        "A new password",
        "Your address",
    ]
    for sent in mail.outbox:
        assert TELLING.findall(f"{sent.subject} {sent.body}") == []
        assert re.findall("Gus|Newcomer", str(sent.body)) == []


def test_signing_up_twice_does_not_tell_who_has_an_account(cast: Cast, settings: Any) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"  # as where mail arrives
    answers = []
    for address in (cast.ann.email, "new@example.org"):
        form = {"name": "Ann", "email": address, "password1": "a quiet place to talk"}
        response = Client().post("/account/signup/", form)
        answers.append((response.status_code, response.headers.get("Location")))
    assert answers == [(302, "/account/confirm-email/")] * 2
    assert [message.to for message in mail.outbox] == [[cast.ann.email], ["new@example.org"]]
