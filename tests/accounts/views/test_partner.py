"""/partner/ and /partner/leave/: who my partner is, and leaving."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.clock_time import clock_time
from accounts.couples import invitations, reconnection
from accounts.models import Partner, User
from accounts.text_direction import isolated
from tests.accounts.page_checks import heading
from tests.cast import PASSWORD, Cast
from tests.dialogue.masks import without_form_ids


def in_again(client: Client, person: User) -> Client:
    """Signed in, and having just given the password once more."""
    client.force_login(person)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def test_person_without_a_partner_is_offered_an_invitation(client: Client, fay: User) -> None:
    client.force_login(fay)
    assert heading(client.get(reverse("partner"))) == "Invite your partner"


def test_an_open_link_of_another_browser_is_mentioned_and_until_when(client: Client, fay: User) -> None:
    client.force_login(fay)
    made, _token = invitations.invite(fay)
    page = client.get(reverse("partner"))
    until = clock_time(made.ends_at, "l, F j")
    assert heading(page) == "You’ve made a link for your partner"
    assert f"expires on {until}." in page.content.decode()


def test_a_page_says_who_joined_whom(client: Client, cast: Cast) -> None:
    day = date_format(cast.couple.created_at, "F j, Y")
    said = {
        cast.ann: f"{isolated('Bob')} joined you here on {day}.",
        cast.bob: f"You joined {isolated('Ann')} here on {day}.",
    }
    for person, words in said.items():
        client.force_login(person)
        assert words in client.get(reverse("partner")).content.decode()


def test_each_of_a_couple_sees_the_other(client: Client, cast: Cast) -> None:
    headings = []
    for person in (cast.ann, cast.bob):
        client.force_login(person)
        headings.append(heading(client.get(reverse("partner"))))
    assert headings == ["You and Bob", "You and Ann"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_disconnecting_asks_for_the_password(client: Client, cast: Cast, method: str) -> None:
    client.force_login(cast.ann)
    answer = getattr(client, method)(reverse("leave"))

    assert answer.headers["Location"].split("?")[0] == reverse("account_reauthenticate")
    assert invitations.partner_of(cast.ann) is not None


def test_disconnecting_says_what_becomes_of_the_words_and_asks_once_more(client: Client, cast: Cast) -> None:
    page = in_again(client, cast.ann).get(reverse("leave"))

    assert heading(page) == "Disconnect from Bob?"
    assert "You can still read and download your own words." in page.content.decode()
    assert invitations.partner_of(cast.ann) is not None


def test_disconnecting_ends_the_couple_and_leads_home(client: Client, cast: Cast) -> None:
    response = in_again(client, cast.ann).post(reverse("leave"), follow=True)

    assert heading(response) == "You and Bob are disconnected"
    assert invitations.partner_of(cast.bob) is None


def test_both_of_a_couple_undo_a_disconnection_from_home(client: Client, cast: Cast) -> None:
    invitations.leave(cast.ann)
    headings = []
    for person, act in ((cast.bob, "yes"), (cast.bob, "no"), (cast.ann, "yes"), (cast.bob, "yes")):
        client.force_login(person)
        headings.append(heading(client.post(reverse("reconnect"), {"act": act}, follow=True)))

    assert headings == [*["You and Ann are disconnected"] * 2, "You and Bob are disconnected", "What do you need?"]


@pytest.mark.parametrize("pressed", [False, True])
def test_home_shows_the_same_whatever_the_former_partner_has_pressed(
    client: Client, cast: Cast, *, pressed: bool
) -> None:
    invitations.leave(cast.ann)
    client.force_login(cast.ann)
    before = without_form_ids(client.get(reverse("home")).content.decode())
    if pressed:
        reconnection.want(cast.bob)

    assert f"Connect with {isolated('Bob')} again" in before
    assert without_form_ids(client.get(reverse("home")).content.decode()) == before


def test_an_undo_that_comes_too_late_says_so(client: Client, cast: Cast) -> None:
    invitations.leave(cast.ann)
    Partner.objects.filter(user=cast.ann).update(left_at=timezone.now() - timedelta(days=8))
    client.force_login(cast.ann)
    answer = client.post(reverse("reconnect"), {"act": "yes"}, follow=True)

    assert "It’s too late to undo this." in answer.content.decode()


def test_person_without_a_partner_is_redirected_from_disconnecting(client: Client, fay: User) -> None:
    assert in_again(client, fay).get(reverse("leave")).headers["Location"] == reverse("partner")


def test_a_visitor_is_sent_to_sign_in(client: Client, db: None) -> None:
    for name in ("partner", "leave", "account"):
        page = reverse(name)
        assert client.get(page).headers["Location"] == f"{reverse('account_login')}?next={page}"
