"""/care/invite/ and /care/join/<token>/: one link, shown once; only the button uses it up."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.care import consent
from accounts.models import CareInvitation, CareLink, User
from tests.accounts.page_checks import check, heading
from tests.cast import Cast, at_work, in_care, sign_in

TODAY = {"version": consent.CONSENT_VERSION}


def shown(client: Client, inviter: User) -> str:
    """The path of the link that the page shows."""
    sign_in(client, inviter)
    response = client.post(reverse("invite_care"))
    check(response)
    (path,) = re.findall(r'value="http://127.0.0.1:8000(/care/join/[^"]+)"', response.content.decode())
    return str(path)


def test_a_partner_reads_what_a_yes_means_and_gives_their_own(client: Client, cast: Cast) -> None:
    path = shown(client, at_work(cast.tess))
    sign_in(client, cast.ann)
    page = client.get(path)
    check(page)
    assert heading(page) == "Tess invites you"
    assert b"You can both see what was read" in page.content
    assert CareLink.objects.count() == 0
    assert client.post(path, TODAY).headers["Location"] == reverse("partner")
    link = CareLink.objects.get()
    assert [consent.consent_of(link, one) is not None for one in (cast.ann, cast.bob)] == [True, False]
    assert not consent.may_read(cast.tess, cast.couple)


def test_a_yes_on_a_page_with_an_older_text_uses_no_link_up(client: Client, cast: Cast) -> None:
    path = shown(client, at_work(cast.tess))
    sign_in(client, cast.ann)
    page = client.post(path, {"version": consent.CONSENT_VERSION - 1})
    assert (heading(page), CareLink.objects.count()) == ("Tess invites you", 0)
    assert client.post(path, TODAY).headers["Location"] == reverse("partner")


def test_a_therapist_accepts_and_nobody_has_said_yes(client: Client, cast: Cast) -> None:
    path = shown(client, cast.ann)
    sign_in(client, at_work(cast.tess))
    assert heading(client.get(path)) == "Ann invites you"
    assert client.post(path, TODAY).headers["Location"] == reverse("therapist")
    assert CareLink.objects.get().consents.count() == 0


def test_a_link_works_once(client: Client, cast: Cast) -> None:
    path = shown(client, at_work(cast.tess))
    sign_in(client, cast.ann)
    client.post(path, TODAY)
    sign_in(client, cast.carl)
    assert client.post(path, TODAY).status_code == 410
    assert CareLink.objects.count() == 1


@pytest.mark.parametrize(("who", "status"), [("eve", 409), ("tess", 409)])
def test_a_link_for_a_couple_refuses_others(client: Client, cast: Cast, who: str, status: int) -> None:
    path = shown(client, at_work(cast.tess))
    sign_in(client, getattr(cast, who))
    assert client.post(path, TODAY).status_code == status
    assert CareLink.objects.count() == 0


def test_a_link_nobody_made_is_404_and_no_address_travels(client: Client, cast: Cast) -> None:
    sign_in(client, cast.ann)
    response = client.get(reverse("join_care", args=["A" * 43]))
    assert (response.status_code, response.headers["Referrer-Policy"]) == (404, "strict-origin")


def test_a_visitor_signs_in_first(client: Client, cast: Cast) -> None:
    path = shown(client, at_work(cast.tess))
    client.logout()
    assert client.get(path).headers["Location"] == f"{reverse('account_login')}?next={path}"


@pytest.mark.parametrize("who", ["eve", "ann"])
def test_person_who_cannot_use_a_care_link_gets_none(client: Client, cast: Cast, who: str) -> None:
    in_care(cast)
    before = CareInvitation.objects.count()
    sign_in(client, getattr(cast, who))
    assert client.post(reverse("invite_care")).headers["Location"] == reverse("partner")
    assert CareInvitation.objects.count() == before


def test_the_twenty_first_link_in_an_hour_is_too_many(client: Client, cast: Cast) -> None:
    sign_in(client, at_work(cast.tess))
    said = [client.post(reverse("invite_care")).status_code for _time in range(21)]
    assert said == [200] * 20 + [429]
