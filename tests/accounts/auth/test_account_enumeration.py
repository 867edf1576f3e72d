"""No page around signing in does other work, or says other words, for an address that has an account."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.auth.email.validation import sendable
from accounts.models import User
from tests.cast import PASSWORD, sign_in

KNOWN, NEW = "gus@example.org", "new@example.org"
ASKED: dict[str, Callable[[str], dict[str, str]]] = {
    "account_signup": lambda email: {"name": "Gus", "email": email, "password1": PASSWORD},
    "account_login": lambda email: {"login": email, "password": "something else"},
    "account_reset_password": lambda email: {"email": email},
    "account_request_login_code": lambda email: {"email": email},
}


@pytest.fixture(autouse=True)
def _as_where_mail_arrives(settings: Any) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_LOGIN_BY_CODE_ENABLED = True
    settings.ROOT_URLCONF = "tests.accounts.auth.mfa.code_urls"


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every password that is hashed; with the hasher of production each takes a quarter of a second."""
    found: list[str] = []
    encode = MD5PasswordHasher.encode

    def counting(self: MD5PasswordHasher, password: str, salt: str) -> str:
        found.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    return found


@pytest.mark.parametrize("page", ASKED)
@pytest.mark.parametrize("state", ["proved", "unproved", "deactivated"])
def test_an_address_with_an_account_takes_the_same_hashing(gus: User, hashed: list[str], page: str, state: str) -> None:
    EmailAddress.objects.create(user=gus, email=KNOWN, verified=state != "unproved", primary=True)
    User.objects.update(is_active=state != "deactivated")
    counts, mails = [], []
    for email in (KNOWN, NEW):
        hashed.clear()
        mail.outbox.clear()
        Client().post(reverse(page), ASKED[page](email))
        counts.append(list(hashed))
        mails.append([sent.to for sent in mail.outbox])
    assert counts[0] == counts[1]
    assert mails[0] == ([[KNOWN]] if mails[1] == [[NEW]] else mails[1])


def test_an_invitation_and_another_address_of_one_s_own_take_the_same_too(
    client: Client, fay: User, gus: User, hashed: list[str]
) -> None:
    client.force_login(fay)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    answers = []
    for email in (KNOWN, NEW):
        hashed.clear()
        response = client.post(reverse("account_email"), {"email": email, "action_add": ""})
        answers.append((response.status_code, list(hashed), EmailAddress.objects.filter(email=email).count()))
    assert answers == [(302, [], 1)] * 2


UNSEEN = [
    '"a\\\x01b"@example.org', '"\x7f"@example.org', '"a\nb"@example.org', '"a\rBcc: b@example.org"@example.org',
    '"a b"@example.org', "gus@exa\u200bmple.org", "gus@ex\u202eample.org", f"gus@{'é' * 62}.org", "gus@é\u2028.org",
    f"{'a' * 250}@example.org",
]  # fmt: skip


@pytest.mark.parametrize("email", UNSEEN)
@pytest.mark.parametrize("page", ASKED)
def test_an_address_that_no_mail_goes_to_is_refused_before_there_is_a_row(db: None, page: str, email: str) -> None:
    response = Client().post(reverse(page), ASKED[page](email))
    assert (response.status_code, User.objects.count(), mail.outbox) == (200, 0, [])


@pytest.mark.parametrize("email", UNSEEN)
def test_neither_as_another_address_nor_for_an_invitation(client: Client, fay: User, email: str) -> None:
    client.force_login(fay)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("account_email"), {"email": email, "action_add": ""})
    page = client.post(reverse("invite")).content.decode()
    token = page.partition("/join/")[2].partition("/")[0]
    response = client.post(reverse("send_invitation"), {"token": token, "address": email})
    assert (response.status_code, EmailAddress.objects.exclude(email=fay.email).count(), mail.outbox) == (200, 0, [])


@pytest.mark.parametrize("email", ["gus@example.org", "o'brien+x@example.co.uk", "gus@münchen.example", '"a.b"@x.org'])
def test_every_address_that_a_mail_can_go_to_is_taken(email: str) -> None:
    sendable(email)


def test_the_name_of_a_passkey_shows_all_of_itself(fay: User) -> None:
    passkey = Authenticator.objects.create(user=fay, type=Authenticator.Type.WEBAUTHN, data={"name": "Phone"})
    client = sign_in(Client(), fay)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = reverse("mfa_edit_webauthn", args=[passkey.pk])
    assert [client.post(page, {"name": name}).status_code for name in ("a\x01", "a\u202eb", "x" * 41, "Car")] == [
        *(200, 200, 200, 302)
    ]
    passkey.refresh_from_db()
    assert passkey.data == {"name": "Car"}
