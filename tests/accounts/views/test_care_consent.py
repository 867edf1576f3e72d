"""/care/<link>/consent/ and /withdraw/: each partner for themselves, seen on /partner/."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.care import care_invitations, consent
from accounts.models import CareLink
from tests.cast import Cast, approved, in_care

TODAY = {"version": consent.CONSENT_VERSION}


def test_the_second_yes_opens(client: Client, cast: Cast) -> None:
    link = care_invitations.accept(cast.ann, care_invitations.invite(approved(cast.tess)))
    client.force_login(cast.bob)
    assert b"You can both see what was read" in client.get(reverse("partner")).content
    assert client.post(reverse("consent", args=[link.pk]), TODAY).headers["Location"] == reverse("partner")
    assert consent.may_read(cast.tess, cast.couple)
    assert "Stop sharing with" in client.get(reverse("partner")).content.decode()


@pytest.mark.parametrize("version", [consent.CONSENT_VERSION - 1, "", "x"])
def test_a_yes_on_a_page_with_an_older_text_is_none_to_today_s(client: Client, cast: Cast, version: object) -> None:
    link = care_invitations.accept(cast.ann, care_invitations.invite(approved(cast.tess)))
    client.force_login(cast.bob)
    page = client.post(reverse("consent", args=[link.pk]), {"version": version}, follow=True).content.decode()
    assert ("The text has changed" in page, f'name="version" value="{consent.CONSENT_VERSION}"' in page) == (True, True)
    assert not consent.may_read(cast.tess, cast.couple)


@pytest.mark.parametrize("who", ["ann", "bob"])
def test_one_alone_withdraws_at_once(client: Client, cast: Cast, who: str) -> None:
    link = in_care(cast)
    client.force_login(getattr(cast, who))
    assert client.post(reverse("withdraw_consent", args=[link.pk])).headers["Location"] == reverse("partner")
    assert not consent.may_read(cast.tess, cast.couple)
    assert CareLink.objects.get().ended_at is None


def test_the_last_no_ends_the_link(client: Client, cast: Cast) -> None:
    link = in_care(cast)
    for one in (cast.ann, cast.bob):
        client.force_login(one)
        client.post(reverse("withdraw_consent", args=[link.pk]))
    assert CareLink.objects.get().ended_at is not None
    assert b"Make a link for a therapist" in client.get(reverse("partner")).content


@pytest.mark.parametrize("name", ["consent", "withdraw_consent"])
@pytest.mark.parametrize("who", ["carl", "eve", "tess"])
def test_nobody_else_decides(client: Client, cast: Cast, name: str, who: str) -> None:
    link = in_care(cast)
    client.force_login(getattr(cast, who))
    assert client.post(reverse(name, args=[link.pk])).status_code == 404
    assert consent.may_read(cast.tess, cast.couple)
    assert client.get(reverse(name, args=[link.pk])).status_code == 405
