"""Whoever's account is changed gets a mail that says so, and nothing of what this site is for."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse

from accounts.lifecycle import account_actions
from accounts.models import User
from tests.accounts.auth.mail_checks import TELLING
from tests.accounts.auth.mfa.factors import set_up, with_password
from tests.cast import PASSWORD, Cast, gather, sign_in

NEW = "a walk along the river"
OTHER = "other@example.org"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def eve() -> User:
    eve = gather().eve
    EmailAddress.objects.create(user=eve, email=eve.email, verified=True, primary=True)
    return eve


@pytest.fixture
def client(eve: User) -> Client:
    """Eve, who has just said again who she is."""
    client = with_password(eve)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    mail.outbox.clear()
    return client


def mails() -> dict[str, str]:
    """Who was written to, and under which subject; each mail tells nothing to a person nearby."""
    found = {}
    for sent in mail.outbox:
        assert TELLING.findall(f"{sent.subject} {sent.body}") == []
        (to,) = sent.to
        found[to] = str(sent.subject)
    return found


def test_changed_password_is_mailed_to_its_owner(client: Client, eve: User) -> None:
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert mails() == {eve.email: "Your password was changed"}


def test_password_chosen_by_a_link_is_mailed_to_its_owner(client: Client, eve: User) -> None:
    client.logout()
    client.post(reverse("account_reset_password"), {"email": eve.email})
    (path,) = [word for word in str(mail.outbox[0].body).split() if "/reset/key/" in word]
    mail.outbox.clear()
    page = client.get(path.partition("8000")[2], follow=True)
    client.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert mails() == {eve.email: "Your password was changed"}


def test_added_address_is_mailed_to_the_address_in_use(client: Client, eve: User) -> None:
    client.post(reverse("account_email"), {"email": OTHER, "action_add": ""})
    assert mails() == {eve.email: "An address was added", OTHER: "Is this your address?"}


def test_changed_address_is_mailed_to_the_old_and_the_new_one(client: Client, eve: User) -> None:
    EmailAddress.objects.create(user=eve, email=OTHER, verified=True)
    client.post(reverse("account_email"), {"email": OTHER, "action_primary": ""})
    assert mails() == {eve.email: "Your address was changed", OTHER: "Your address was changed"}
    eve.refresh_from_db()
    assert eve.email == OTHER


@pytest.mark.parametrize("proved", [True, False])
def test_removed_address_is_mailed_to_both_that_were_proved(client: Client, eve: User, *, proved: bool) -> None:
    EmailAddress.objects.create(user=eve, email=OTHER, verified=proved)
    client.post(reverse("account_email"), {"email": OTHER, "action_remove": ""})
    assert mails() == dict.fromkeys([eve.email, OTHER] if proved else [eve.email], "An address was removed")


def test_added_and_removed_factor_are_mailed_to_their_owner(client: Client, eve: User) -> None:
    set_up(client)
    assert mails() == {eve.email: "Your account has changed"}
    mail.outbox.clear()
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.count() == 0
    assert mails() == {eve.email: "Your account has changed"}


def test_removed_passkey_and_new_recovery_codes_are_mailed_to_their_owner(eve: User) -> None:
    TOTP.activate(eve, generate_totp_secret())
    passkey = Authenticator.objects.create(user=eve, type=Authenticator.Type.WEBAUTHN, data={"name": "x"})
    client = sign_in(Client(), eve)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("mfa_generate_recovery_codes"))
    client.post(reverse("mfa_remove_webauthn", args=[passkey.pk]))
    assert [(sent.to, str(sent.body).split("\n")[2]) for sent in mail.outbox] == [
        ([eve.email], "You have new spare codes."),
        ([eve.email], "A passkey was removed."),
    ]


def test_factor_that_an_admin_reset_is_mailed_to_its_owner(client: Client, eve: User) -> None:
    TOTP.activate(eve, generate_totp_secret())
    account_actions.reset_second_factor(eve, User.objects.get(name="Ada"), "Lost phone.")
    assert mails() == {eve.email: "Your account has changed"}


def test_person_without_a_proved_address_is_mailed_at_the_one_they_sign_in_with(cast: Cast) -> None:
    client = with_password(cast.bob)
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert mails() == {cast.bob.email: "Your password was changed"}


def test_a_mail_that_cannot_be_sent_undoes_nothing(client: Client, eve: User, monkeypatch: Any) -> None:
    def away(*_args: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", away)
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    eve.refresh_from_db()
    assert eve.check_password(NEW)
