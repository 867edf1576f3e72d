"""The caseload and the page of a couple: only who lets the therapist in, only what is shared."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from accounts.care import consent
from accounts.couples import invitations
from accounts.models import CareLink
from dialogue.care import assignments, live_seat, sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.models import Assignment
from dialogue.review import notes
from dialogue.texts import ABOUT
from tests.cast import Cast
from tests.stage import TO_FIRST_SEND, WHOLE, Stage


def caseload(client: Client) -> str:
    return client.get(reverse("caseload")).content.decode()


def couple(client: Client, cast: Cast, status: int = 200) -> str:
    response = client.get(reverse("couple", args=[cast.couple.pk]))
    assert response.status_code == status
    return response.content.decode()


def link(cast: Cast) -> CareLink:
    found = consent.link_of(cast.couple)
    assert found
    return found


def test_couple_that_lets_the_therapist_in_is_on_the_list(tess: Client, cast: Cast, shared: Stage) -> None:
    shown = caseload(tess)
    assert "Ann · Bob" in shown
    assert "1 shared dialogue," in shown
    assert "Carl" not in shown


def test_couple_of_one_consent_waits(tess: Client, cast: Cast, shared: Stage) -> None:
    consent.withdraw(cast.bob, link(cast).pk)
    shown = caseload(tess)
    assert reverse("couple", args=[cast.couple.pk]) not in shown
    assert "Waiting for consent" in shown
    couple(tess, cast, status=404)


def test_couple_that_has_parted_is_gone(tess: Client, cast: Cast, shared: Stage) -> None:
    assert "Ann" in caseload(tess)
    invitations.leave(cast.ann)
    assert "Ann" not in caseload(tess)
    couple(tess, cast, status=404)


@pytest.mark.parametrize("who", ["ann", "carl", "eve", "ada"])
def test_nobody_else_has_these_pages(client: Client, cast: Cast, shared: Stage, who: str) -> None:
    client.force_login(getattr(cast, who))
    assert client.get(reverse("caseload")).status_code == 404
    couple(client, cast, status=404)


def test_timeline_counts_and_names_who_shares(tess: Client, cast: Cast, shared: Stage) -> None:
    sharing_preferences.choose(cast.bob, shared.id, Wish())
    shown = couple(tess, cast)
    assert "our evenings" in shown
    assert "<td>Ann</td>" in shown
    assert "closed in full" in shown


def test_title_of_a_partner_who_does_not_share_is_not_shown(tess: Client, cast: Cast, shared: Stage) -> None:
    sharing_preferences.choose(cast.ann, shared.id, Wish())
    shown = couple(tess, cast)
    assert "our evenings" not in shown
    day = date_format(timezone.localdate(), "F j")
    assert f"<bdi>{ABOUT['intentional'].name}, {day}</bdi>" in shown


def test_dialogue_that_nobody_shares_is_not_on_the_page(tess: Client, cast: Cast, shared: Stage) -> None:
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, shared.id, Wish())
    assert "They haven’t shared a dialogue with you yet" in couple(tess, cast)


def test_timeline_takes_the_same_queries_for_one_and_for_three(tess: Client, cast: Cast, shared: Stage) -> None:
    couple(tess, cast)
    with CaptureQueriesContext(connection) as one:
        couple(tess, cast)
    for title in ("money", "the weekend"):
        stage = Stage(cast, title)
        stage.play(WHOLE)
        sharing_preferences.choose(cast.ann, stage.id, Wish(share=True))
    couple(tess, cast)  # that it was read is written down again, as more is shared
    with CaptureQueriesContext(connection) as three:
        shown = couple(tess, cast)
    assert shown.count("closed in full") == 3
    assert len(three) == len(one)


def test_pictures_bring_no_style_and_no_script(tess: Client, cast: Cast, shared: Stage) -> None:
    stage = Stage(cast, "money")
    stage.play(WHOLE)
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, stage.id, Wish(share=True))
    pictures = couple(tess, cast).split("<svg")[1:]
    assert len(pictures) == 2
    for picture in pictures:
        drawing = picture.partition("</svg>")[0]
        assert drawing.count("<rect") > 2
        assert [bad for bad in ("style", "<script", "xlink", "pygal.org") if bad in drawing] == []


def test_proposal_appears_on_the_home_of_both(tess: Client, cast: Cast, shared: Stage) -> None:
    address = reverse("propose", args=[cast.couple.pk])
    tess.post(address, {"slug": "intentional", "words": "Take something small."})
    for person in (cast.ann, cast.bob):
        proposal = assignments.proposal_for(person)
        assert proposal
        assert proposal.words == "Take something small."
    row = Assignment.objects.get()
    assert tess.post(reverse("take_back_proposal", args=[row.key]), {"sure": "yes"}).status_code == 302
    assert assignments.proposal_for(cast.ann) is None


def test_odd_proposals_are_refused(tess: Client, cast: Cast, shared: Stage) -> None:
    address = reverse("propose", args=[cast.couple.pk])
    assert tess.post(address, {"slug": "nothing", "words": "Words."}).status_code == 404
    assert tess.post(address, {"slug": "intentional", "words": " "}).status_code == 400
    assert Assignment.objects.count() == 0


def test_note_on_a_dialogue_that_is_not_shared_now_stays_on_the_page_of_the_couple(
    tess: Client, cast: Cast, shared: Stage
) -> None:
    notes.note(cast.tess, shared.id, "Ask about the car.")
    assert "Ask about the car." not in couple(tess, cast)
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, shared.id, Wish())
    assert "Ask about the car." in couple(tess, cast)


def test_open_dialogue_shows_once_both_agreed_to_hold_it(tess: Client, cast: Cast, shared: Stage) -> None:
    stage = Stage(cast, "money")
    assert live_seat.open_dialogue_of(cast.couple) is None
    stage.play(TO_FIRST_SEND)
    assert "Ask to sit in" in couple(tess, cast)
    assert tess.post(reverse("ask_to_sit_in", args=[stage.id])).status_code == 302
    assert "You asked to sit in" in couple(tess, cast)


def test_home_of_a_therapist_is_the_caseload(tess: Client, cast: Cast, shared: Stage) -> None:
    assert tess.get(reverse("home")).headers["Location"] == reverse("caseload")
