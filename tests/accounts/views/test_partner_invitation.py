"""/partner/invite/ and its mail: a link that works once and is kept nowhere but in the session of its browser."""

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.couples import invitations
from accounts.models import Invitation, User
from tests.accounts.page_checks import heading
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("signed_in")


@pytest.fixture
def signed_in(client: Client, fay: User) -> None:
    client.force_login(fay)


def link_in(response: Any) -> str:
    (link,) = re.findall(r'value="(http://127.0.0.1:8000/join/[\w-]{43}/)"', response.content.decode())
    return str(link)


def send(client: Client, link: str, address: str = "gus@example.org") -> Any:
    token = link.rstrip("/").rsplit("/", 1)[1]
    return client.post(reverse("send_invitation"), {"token": token, "address": address})


def test_the_link_opens_the_invitation(client: Client) -> None:
    link = link_in(client.post(reverse("invite")))
    assert heading(Client().get(link)) == "Fay invites you"


def test_the_link_is_shown_again_in_the_browser_that_made_it(client: Client, fay: User) -> None:
    link = link_in(client.post(reverse("invite")))
    assert link_in(client.get(reverse("partner"))) == link
    token = link.split("/")[-2]
    elsewhere = Client()
    elsewhere.force_login(fay)
    assert token not in elsewhere.get(reverse("partner")).content.decode()
    assert token not in str([*Invitation.objects.values(), *Session.objects.values()])


@pytest.mark.parametrize("way", ["signs out", "leaves quickly", "another signs in"])
def test_the_link_does_not_stay_in_a_browser_without_its_maker(client: Client, fay: User, gus: User, way: str) -> None:
    token = link_in(client.post(reverse("invite"))).split("/")[-2]
    assert token in str(dict(client.session))
    if way == "signs out":
        client.post(reverse("account_logout"))
    elif way == "leaves quickly":
        client.post(reverse("exit"))
    client.force_login(gus)
    assert token not in client.get(reverse("partner")).content.decode()
    client.force_login(fay)
    assert token not in str(dict(client.session))


def test_a_page_that_looks_by_itself_who_joined_is_not_sent_the_link_again(client: Client) -> None:
    token = link_in(client.post(reverse("invite"))).split("/")[-2]
    looked = client.get(reverse("partner"), headers={"X-Background": "1"}).content.decode()
    assert (token in looked, 'class="qr"' in looked) == (False, False)
    assert token in client.get(reverse("partner")).content.decode()


def test_a_link_that_is_over_is_shown_no_more_and_forgotten(client: Client, fay: User, gus: User) -> None:
    token = link_in(client.post(reverse("invite"))).split("/")[-2]
    invitations.accept(gus, token)
    assert token not in client.get(reverse("partner")).content.decode()
    invitations.leave(fay)
    assert heading(client.get(reverse("partner"))) == "Invite your partner"
    assert token not in str(dict(client.session))


def test_the_picture_is_a_plain_svg(client: Client) -> None:
    page = client.post(reverse("invite")).content.decode()
    (picture,) = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert re.findall(r"[\w-]+(?==)", picture.replace("http://www.w3.org/2000/svg", "")) == [
        "width",
        "height",
        "version",
        "viewBox",
        "xmlns",
        "d",
        "id",
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
    ]


def test_looking_at_the_address_makes_no_link(client: Client) -> None:
    assert client.get(reverse("invite")).status_code == 405
    assert Invitation.objects.count() == 0


def test_person_with_a_partner_is_redirected_from_inviting(client: Client, cast: Cast) -> None:
    client.force_login(cast.ann)
    assert client.post(reverse("invite")).headers["Location"] == reverse("partner")
    assert Invitation.objects.count() == 0


def test_more_than_twenty_links_in_an_hour_are_too_many(client: Client) -> None:
    statuses = [client.post(reverse("invite")).status_code for _ in range(21)]
    assert statuses == [200] * 20 + [429]


def test_the_mail_holds_the_link_and_says_nothing_else(client: Client) -> None:
    link = link_in(client.post(reverse("invite")))
    response = send(client, link)
    assert link_in(response) == link
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["gus@example.org"], "A link for you")
    assert link in sent.body
    assert re.findall(r"Fay|partner|couple|dialogue|talk|therap", str(sent.body), re.IGNORECASE) == []


def test_a_bad_address_is_said_and_nothing_is_sent(client: Client) -> None:
    response = send(client, link_in(client.post(reverse("invite"))), "gus")
    assert b"Enter a valid email address." in response.content
    assert mail.outbox == []


def test_five_mails_an_hour_and_no_more(client: Client) -> None:
    link = link_in(client.post(reverse("invite")))
    for _ in range(5):
        send(client, link)
    assert b"You have sent five emails in an hour." in send(client, link).content
    assert len(mail.outbox) == 5


def test_nobody_fills_a_mailbox_with_links_hour_by_hour(client: Client, fay: User) -> None:
    for _ in range(4):
        link = link_in(client.post(reverse("invite")))
        for _ in range(4):
            response = send(client, link)
        cache.delete(f"limit:send:{fay.pk}")  # an hour later
    assert b"You have sent ten emails in a day." in response.content
    assert len(mail.outbox) == 10


def test_nobody_sends_the_link_of_another(client: Client, gus: User) -> None:
    token = invitations.invite(gus)[1]
    response = send(client, f"http://127.0.0.1:8000/join/{token}/")
    assert response.headers["Location"] == reverse("partner")
    assert mail.outbox == []


def test_a_mail_that_cannot_go_out_is_said(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    response = send(client, link_in(client.post(reverse("invite"))))
    assert "The email wasn’t sent." in response.content.decode()


def test_where_mail_goes_to_files_no_mail_is_offered(client: Client, settings: Any) -> None:
    assert b"Or send the link by email" in client.post(reverse("invite")).content
    settings.MAIL_ARRIVES = False
    assert b"Or send the link by email" not in client.post(reverse("invite")).content
