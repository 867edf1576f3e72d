"""What is shared with one therapist opens nothing for the next, nor for the same one under a new care link."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.audit import Act
from accounts.care import care_invitations, consent
from accounts.couples import invitations
from accounts.models import AuditEntry, CareLink, User
from dialogue.care import share_offer, sharing_preferences, trend_consent
from dialogue.care.access_fingerprint import rights_mark
from dialogue.care.sharing_preferences import Wish
from dialogue.care.therapist_access import dialogues_shared_with, shared_for
from dialogue.domain.access import NotInTheRoom
from dialogue.models import Choice, TrendShare
from dialogue.protocol.terms import Seat
from dialogue.review.caseload import caseload_of, timeline_of
from dialogue.review.search import search
from tests.cast import Cast, approved, in_care, taken_on, with_second_step
from tests.stage import WHOLE, Stage


@pytest.fixture
def first(cast: Cast, stage: Stage) -> CareLink:
    """Tess's link, with a dialogue that both shared with her, and their yes to the trend."""
    link = in_care(cast)
    stage.play(WHOLE)
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, stage.id, Wish(share=True))
        sharing_preferences.set_standing(person, Wish(share=True))
        trend_consent.answer(person, yes=True)
    return link


@pytest.fixture
def second(cast: Cast, first: CareLink) -> CareLink:
    """Tess has gone, and Eve has come."""
    consent.end(cast.tess, first.pk)
    return taken_on(cast, approved(cast.eve))


def opened_to(therapist: User, cast: Cast) -> tuple[int, list[int], int, int]:
    """What every door of a therapist has of Ann and Bob: all rows, the caseload, the timeline, the search."""
    return (
        dialogues_shared_with(therapist).count(),
        [case.dialogues for case in caseload_of(therapist)],
        len(timeline_of(therapist, cast.couple)),
        len(search(therapist, cast.couple.pk, "worried").matches),
    )


def test_what_was_shared_with_one_therapist_opens_nothing_for_the_next(
    cast: Cast, stage: Stage, first: CareLink, request: pytest.FixtureRequest
) -> None:
    assert opened_to(cast.tess, cast)[:3] == (1, [1], 1)  # it is there to leak
    second: CareLink = request.getfixturevalue("second")
    assert opened_to(cast.eve, cast) == (0, [0], 0, 0)
    assert (sharing_preferences.shares(stage.row), trend_consent.both_say_yes(second)) == (frozenset(), False)
    with pytest.raises(NotInTheRoom):
        shared_for(cast.eve, stage.id)


def test_the_same_therapist_under_a_new_link_starts_with_nothing(cast: Cast, stage: Stage, first: CareLink) -> None:
    consent.end(cast.tess, first.pk)
    assert sharing_preferences.shares(stage.row) == frozenset()
    again = taken_on(cast, cast.tess)
    assert (opened_to(cast.tess, cast), trend_consent.both_say_yes(again)) == ((0, [0], 0, 0), False)


def test_a_yes_to_the_trend_goes_when_the_care_ends(
    cast: Cast, first: CareLink, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    assert TrendShare.objects.count() == 2
    with django_capture_on_commit_callbacks(execute=True):
        consent.end(cast.tess, first.pk)
    assert TrendShare.objects.count() == 0


def test_a_consent_given_again_under_the_same_link_opens_it_again(cast: Cast, stage: Stage, first: CareLink) -> None:
    consent.withdraw(cast.bob, first.pk)
    assert dialogues_shared_with(cast.tess).count() == 0
    consent.consent(cast.bob, first.pk)
    assert sharing_preferences.shares(shared_for(cast.tess, stage.id).dialogue) == {Seat.A, Seat.B}


def test_a_usual_share_is_not_ticked_for_the_next_therapist(cast: Cast, first: CareLink) -> None:
    assert sharing_preferences.standing_of(cast.ann).share
    consent.end(cast.tess, first.pk)
    assert not sharing_preferences.standing_of(cast.ann).share
    taken_on(cast, approved(cast.eve))
    other = Stage(cast, "another evening")
    assert (
        sharing_preferences.standing_of(cast.ann).share,
        sharing_preferences.wish_of(cast.ann, other.row).share,
    ) == (False, False)


def test_without_a_therapist_nothing_is_shared_ahead(cast: Cast, stage: Stage) -> None:
    sharing_preferences.choose(cast.ann, stage.id, Wish(share=True))
    sharing_preferences.set_standing(cast.ann, Wish(share=True))
    in_care(cast)
    assert (sharing_preferences.shares(stage.row), sharing_preferences.standing_of(cast.ann).share) == (
        frozenset(),
        False,
    )


@pytest.mark.parametrize("address", ["choices", "standing", "share_trend"])
def test_a_form_that_named_the_last_therapist_shares_nothing_with_the_next(
    cast: Cast, stage: Stage, client: Client, second: CareLink, address: str
) -> None:
    client.force_login(cast.ann)
    first = CareLink.objects.get(therapist=cast.tess)
    where = reverse(address, args=[stage.id] if address == "choices" else [])
    for link in ({"link": first.pk}, {"link": "x"}, {}):
        client.post(where, {"keep": "on", "share": "on", **link})
        assert (sharing_preferences.shares(stage.row), sharing_preferences.standing_of(cast.ann).share) == (
            frozenset(),
            False,
        )
        assert TrendShare.objects.filter(link=second).count() == 0
    client.post(where, {"keep": "on", "share": "on", "link": second.pk})
    given = {
        "choices": sharing_preferences.shares(stage.row) == {Seat.A},
        "standing": sharing_preferences.standing_of(cast.ann).share,
        "share_trend": trend_consent.says_yes(cast.ann, second),
    }
    assert given == {name: name == address for name in given}


def test_the_mark_of_open_pages_is_that_of_what_is_open(cast: Cast, second: CareLink, stage: Stage) -> None:
    with_second_step(cast.eve)
    before = rights_mark(cast.eve)
    sharing_preferences.choose(cast.ann, stage.id, Wish(share=True))
    assert rights_mark(cast.eve) != before


def test_each_is_offered_once_to_share_earlier_dialogues(
    cast: Cast, stage: Stage, client: Client, second: CareLink
) -> None:
    def asks(person: User) -> tuple[bool, bool]:
        client.force_login(person)
        offers = (("sharing", "Share earlier dialogues"), ("home", "can read your earlier dialogues"))
        return tuple(words in client.get(reverse(name)).content.decode() for name, words in offers)  # type: ignore[return-value]  # two pages

    def answer(person: User, said: str) -> None:
        client.force_login(person)
        client.post(reverse("share_earlier"), {"answer": said, "link": second.pk})

    assert (asks(cast.ann), asks(cast.bob)) == ((True, True), (True, True))
    answer(cast.ann, "perhaps")
    assert asks(cast.ann) == (True, True)
    answer(cast.ann, "share")
    assert (asks(cast.ann), asks(cast.bob)) == ((False, False), (True, True))
    assert sharing_preferences.shares(shared_for(cast.eve, stage.id).dialogue) == {Seat.A}
    answer(cast.bob, "later")
    assert (asks(cast.ann), asks(cast.bob)) == ((False, False), (False, False))
    assert sharing_preferences.shares(stage.row) == {Seat.A}
    said = AuditEntry.objects.filter(act=Act.WORDS_SHARED, about=cast.eve)
    assert list(said.values_list("actor__name", "dialogue")) == [("Ann", stage.id)]


def test_after_not_now_each_dialogue_can_still_be_shared(cast: Cast, stage: Stage, second: CareLink) -> None:
    share_offer.answer(cast.ann, yes=False, asked=second.pk)
    sharing_preferences.choose(cast.ann, stage.id, Wish(share=True))
    assert sharing_preferences.shares(stage.row) == {Seat.A}


def test_an_offer_is_answered_for_the_therapist_it_named(cast: Cast, second: CareLink, client: Client) -> None:
    consent.end(cast.eve, second.pk)
    third = taken_on(cast, cast.tess)
    client.force_login(cast.ann)
    for link in (second.pk, "x"):
        assert client.post(reverse("share_earlier"), {"answer": "share", "link": link}).status_code == 404
    assert dialogues_shared_with(cast.tess).count() == 0
    offer = share_offer.offer_for(cast.ann)
    assert offer == share_offer.ShareOffer(third, 1)


def test_nobody_is_offered_anything_before_their_own_consent(cast: Cast, first: CareLink) -> None:
    consent.end(cast.tess, first.pk)
    assert share_offer.offer_for(cast.ann) is None
    link = care_invitations.accept(cast.ann, care_invitations.invite(approved(cast.eve)))
    assert (share_offer.offer_for(cast.ann) is None, share_offer.offer_for(cast.bob)) == (False, None)
    with pytest.raises(NotInTheRoom):
        share_offer.answer(cast.bob, yes=True, asked=link.pk)


def test_nothing_that_the_partner_sees_depends_on_the_answer(
    cast: Cast, second: CareLink, page_of: Callable[[User, str], str]
) -> None:
    def pages() -> list[str]:
        return [page_of(cast.bob, reverse(name)) for name in ("sharing", "home")]

    before = pages()
    share_offer.answer(cast.ann, yes=True, asked=second.pk)
    assert pages() == before


def test_a_dialogue_of_an_earlier_couple_is_not_offered_to_the_therapist_of_the_next(
    cast: Cast, stage: Stage, first: CareLink, page_of: Callable[[User, str], str]
) -> None:
    box = "> Share my words with"
    assert box in page_of(cast.ann, reverse("sharing"))
    invitations.leave(cast.bob)
    again = invitations.accept(cast.ann, invitations.invite(cast.bob)[1])
    link = care_invitations.accept(cast.ann, care_invitations.invite(cast.tess))
    consent.consent(cast.bob, link.pk)
    assert (link.couple, box in page_of(cast.ann, reverse("sharing"))) == (again, False)
    sharing_preferences.choose(cast.ann, stage.id, Wish(share=True))
    assert Choice.objects.get(person=cast.ann).link != link
    assert (share_offer.offer_for(cast.ann), dialogues_shared_with(cast.tess).count()) == (None, 0)
