"""No link in a mail, and no name of the site in it, follows what a request calls its host."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.care import care_invitations
from accounts.couples import invitations
from accounts.lifecycle import account_actions
from accounts.site_links import mail_sender, shown_link
from tests.accounts.mail_templates import MAILS, name
from tests.cast import PASSWORD, Cast, approved

ELSEWHERE = "localhost:4444"  # a name that the site answers to, and a port where somebody else may listen
LINKING = re.compile(r"\{\{ *(\w*(?:link|url)) *\}\}")


@pytest.fixture
def client() -> Client:
    return Client(HTTP_HOST=ELSEWHERE)


@pytest.fixture(autouse=True)
def _as_where_mail_arrives(settings: Any) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_LOGIN_BY_CODE_ENABLED = True
    settings.ROOT_URLCONF = "tests.accounts.auth.mfa.code_urls"


def ask(client: Client, cast: Cast, kind: str) -> None:
    """What makes the site send a mail of this kind."""
    client.force_login(cast.eve)
    token = invitations.invite(cast.eve)[1]
    if kind == "invitation":
        client.post(reverse("send_invitation"), {"token": token, "address": "bob@example.org"})
    elif kind == "added":
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        client.post(reverse("account_email"), {"email": "other@example.org", "action_add": ""})
    else:
        client.logout()
        address = {"known": cast.eve.email, "unknown": "new@example.org"}[kind.split()[1]]
        page = {"sign-up": "account_signup", "reset": "account_reset_password", "code": "account_request_login_code"}
        form = {"name": "Gus", "email": address, "password1": PASSWORD}
        client.post(reverse(page[kind.split(maxsplit=1)[0]]), form)


KINDS = {
    "invitation": {"account/invitation_message"},
    "added": {"account/email_confirmation_message", "account/email_added_message"},
    "sign-up known": {"account/account_already_exists_message"},
    "sign-up unknown": {"account/email_confirmation_message"},
    "reset known": {"account/password_reset_key_message"},
    "reset unknown": {"account/unknown_account_message"},
    "code unknown": {"account/unknown_account_message"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_no_mail_follows_the_host_of_a_request(client: Client, cast: Cast, kind: str) -> None:
    ask(client, cast, kind)
    said = "\n".join(str(sent.body) for sent in mail.outbox)
    origins = {link.rsplit("/", 1)[0] for link in re.findall(r"https?://[^/\s]+/", said)}
    assert (origins, ELSEWHERE in said) == ({settings.CSRF_TRUSTED_ORIGINS[0]}, False)
    assert f"This email comes from {settings.CSRF_TRUSTED_ORIGINS[0].removeprefix('http://')}." in said


def test_an_admin_s_press_sends_no_link_to_elsewhere(client: Client, cast: Cast, rf: Any) -> None:
    cast.ann.emailaddress_set.create(email=cast.ann.email, verified=False, primary=True)  # type: ignore[attr-defined]
    request = rf.post("/", HTTP_HOST=ELSEWHERE)
    account_actions.send_verification(request, cast.ann, cast.ada)
    said = str(mail.outbox[0].body)
    assert (settings.CSRF_TRUSTED_ORIGINS[0] in said, ELSEWHERE in said) == (True, False)


def test_every_mail_with_a_link_is_asked_for_here() -> None:
    """Those of the scheduler are made without any request, and have one link, at the same origin."""
    linking = {name(one) for one in MAILS if LINKING.search(Path(one).read_text())}
    assert linking - {"email/base_message"} == set().union(*KINDS.values()) - {"account/email_added_message"}


@pytest.mark.parametrize(("host", "begins"), [
    ("127.0.0.1:8000", "http://127.0.0.1:8000/"), ("localhost:8000", "http://localhost:8000/"),
    (ELSEWHERE, "http://127.0.0.1:8000/"), ("localhost", "http://127.0.0.1:8000/"),
])  # fmt: skip
def test_a_link_on_a_page_is_at_one_of_the_site_s_origins(rf: Any, host: str, begins: str) -> None:
    assert shown_link(rf.get("/", HTTP_HOST=host), "/join/x/") == f"{begins}join/x/"


def test_the_links_of_a_therapist_and_of_a_couple_are_too(client: Client, cast: Cast) -> None:
    for person, page in ((approved(cast.tess), "invite_care"), (cast.eve, "invite")):
        client.force_login(person)
        assert ELSEWHERE not in client.post(reverse(page)).content.decode()
    assert care_invitations.invite(cast.tess)


@pytest.mark.parametrize(
    ("configured", "shown"),
    [
        ("quiet@example.org", "A quiet place <quiet@example.org>"),
        ("Our practice <quiet@example.org>", "Our practice <quiet@example.org>"),
    ],
)
def test_an_email_comes_from_the_site_s_name_unless_another_is_configured(
    settings: Any, configured: str, shown: str
) -> None:
    settings.DEFAULT_FROM_EMAIL = configured
    assert mail_sender() == shown
