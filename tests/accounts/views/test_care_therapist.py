"""/therapist/: asking to work here, and what came of it."""

from django.test import Client
from django.urls import reverse

from accounts.care import consent, therapists
from accounts.models import CareLink, TherapistProfile
from tests.cast import Cast, at_work, in_care, sign_in, with_second_step

PAGE = "/therapist/"
LICENCE = {"licence": "PT 1203", "issued_by": "Board of Psychology", "country": "Utah"}


def test_person_who_applies_as_a_therapist_waits(client: Client, cast: Cast) -> None:
    client.force_login(cast.tess)
    assert client.post(PAGE, LICENCE).headers["Location"] == PAGE
    assert b"You asked for a therapist account." in client.get(PAGE).content
    assert TherapistProfile.objects.get(user=cast.tess).state == "waiting"


def test_a_licence_without_a_number_is_asked_for_again(client: Client, cast: Cast) -> None:
    client.force_login(cast.tess)
    assert client.post(PAGE, LICENCE | {"licence": ""}).status_code == 200
    assert TherapistProfile.objects.count() == 0


def test_refused_applicant_reads_the_reason_and_applies_again(client: Client, cast: Cast) -> None:
    profile = therapists.apply(cast.tess, **LICENCE)
    therapists.refuse(profile, cast.ada, "The number is not in the register.")
    client.force_login(cast.tess)
    page = client.get(PAGE).content
    assert b"The number is not in the register." in page
    assert b'value="PT 1203"' in page
    client.post(PAGE, LICENCE)
    assert TherapistProfile.objects.get(user=cast.tess).state == "waiting"


def test_a_partner_does_not_apply(client: Client, cast: Cast) -> None:
    client.force_login(cast.ann)
    assert b"Use another account" in client.post(PAGE, LICENCE).content
    assert TherapistProfile.objects.count() == 0


def test_the_therapist_ends_it(client: Client, cast: Cast) -> None:
    link = in_care(cast)
    sign_in(client, with_second_step(cast.tess))
    assert "End work with Ann · Bob" in client.get(PAGE).content.decode()
    assert client.post(reverse("end_care", args=[link.pk]), {"sure": "yes"}).headers["Location"] == PAGE
    assert not consent.may_read(cast.tess, cast.couple)
    assert b"Ann" not in client.get(PAGE).content


def test_only_the_therapist_of_a_link_ends_it(client: Client, cast: Cast) -> None:
    link = in_care(cast)
    for other in (cast.ann, cast.eve, at_work(cast.eve)):
        sign_in(client, other)
        assert client.post(reverse("end_care", args=[link.pk])).status_code == 404
    assert CareLink.objects.get().ended_at is None


def test_a_visitor_finds_the_way_and_comes_back(client: Client, db: None) -> None:
    way = f"{reverse('account_signup')}?next={PAGE}"
    for page in (reverse("front"), reverse("account_signup")):
        assert f'href="{way}"' in client.get(page).content.decode()
    assert f'value="{PAGE}"' in client.get(way).content.decode()
