"""What a therapist proposes stands on both homes, while both consent, until it is begun or set aside."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.care import consent
from dialogue.care import assignments
from dialogue.domain.access import NotInTheRoom
from dialogue.domain.validation import NotUsable
from dialogue.models import Assignment
from tests.cast import Cast, in_care

WORDS = "Take the evenings once more, in short sentences."


def home(client: Client) -> str:
    return client.get(reverse("home")).content.decode()


def test_proposal_stands_on_both_homes_and_on_no_other(cast: Cast) -> None:
    in_care(cast)
    assignments.assign(cast.tess, cast.couple, "intentional", WORDS)
    found = [assignments.proposal_for(person) for person in (cast.ann, cast.bob, cast.carl, cast.eve)]
    assert [p.words if p else None for p in found] == [WORDS, WORDS, None, None]
    assert WORDS.encode() not in bytes(Assignment.objects.get().sealed)


def test_newer_proposal_takes_the_place_of_the_older(cast: Cast) -> None:
    in_care(cast)
    for words in ("first", "second"):
        assignments.assign(cast.tess, cast.couple, "intentional", words)
    found = assignments.proposal_for(cast.ann)
    assert found is not None
    assert (found.words, Assignment.objects.filter(ended_at=None).count()) == ("second", 1)


def test_nothing_is_proposed_without_both_consents(cast: Cast) -> None:
    with pytest.raises(NotInTheRoom):
        assignments.assign(cast.tess, cast.couple, "intentional", WORDS)
    link = in_care(cast)
    assignments.assign(cast.tess, cast.couple, "intentional", WORDS)
    consent.withdraw(cast.bob, link.pk)
    assert assignments.proposal_for(cast.ann) is None


@pytest.mark.parametrize("words", ["", "  ", "x" * 2001])
def test_proposal_without_usable_words_is_refused(cast: Cast, words: str) -> None:
    in_care(cast)
    with pytest.raises(NotUsable):
        assignments.assign(cast.tess, cast.couple, "intentional", words)


def test_either_partner_sets_it_aside_on_the_home_page(cast: Cast, client: Client) -> None:
    in_care(cast)
    row = assignments.assign(cast.tess, cast.couple, "intentional", WORDS)
    client.force_login(cast.carl)
    assert client.post(reverse("set_aside", args=[row.key])).status_code == 404
    client.force_login(cast.bob)
    assert (WORDS in home(client), "Tess suggests a dialogue" in home(client)) == (True, True)
    assert f'<a class="main" href="{reverse("begin_one", args=["intentional"])}">' in home(client)
    client.post(reverse("set_aside", args=[row.key]))
    assert WORDS not in home(client)


def test_proposal_ends_when_the_dialogue_is_asked_for(cast: Cast, client: Client) -> None:
    in_care(cast)
    row = assignments.assign(cast.tess, cast.couple, "intentional", WORDS)
    client.force_login(cast.ann)
    client.post(reverse("start"), {"title": "our evenings"})
    row.refresh_from_db()
    assert row.dialogue is not None
    assert (row.dialogue.couple, assignments.proposal_for(cast.bob)) == (cast.couple, None)


def test_therapist_takes_a_proposal_back(cast: Cast) -> None:
    in_care(cast)
    row = assignments.assign(cast.tess, cast.couple, "intentional", WORDS)
    with pytest.raises(NotInTheRoom):
        assignments.take_back(cast.eve, row.key)
    assignments.take_back(cast.tess, row.key)
    assert assignments.proposal_for(cast.ann) is None
