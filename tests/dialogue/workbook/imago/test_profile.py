"""The profile: kept as it is typed, one's own alone, shown by the yes of both, and gone when it is deleted."""

import json
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from accounts.couples import invitations
from accounts.lifecycle import erasure
from dialogue.domain import queries
from dialogue.domain.access import room_for
from dialogue.domain.validation import NotUsable
from dialogue.workbook.access import Half
from dialogue.workbook.imago import answers, dialogue_draft, sharing
from dialogue.workbook.imago.answers import Line, SittingAnswers
from dialogue.workbook.imago.chart import picture_of
from dialogue.workbook.imago.sittings import BLANKS, BY_SLUG, SITTINGS
from dialogue.workbook.imago.trait_matches import TraitMatch, overlap_in
from dialogue.workbook.models import Sat, Shown
from dialogue.workbook.page_fingerprint import mark_of
from tests.cast import Cast
from tests.dialogue.erasure.database_text import everything
from tests.dialogue.workbook.halves import half
from tests.dialogue.workbook.partner_pages import copy_of, pages_of
from tests.dialogue.workbook.sample_rows import profile
from tests.stage import TO_FIRST_SEND, Stage

TRAITS = SittingAnswers({"good": [Line("warm")], "hard": [Line("away a lot", "father", starred=True), Line("loud")]})
PARTNER = SittingAnswers({"drew": [Line("Warm")], "hurts": [Line("never here", "away a lot"), Line("late")]})
PAIR = TraitMatch("Ann traits hard", "Ann partner hurts", good=False, drew=False)


@pytest.fixture
def ann(cast: Cast) -> Half:
    return half(cast.ann)


@pytest.fixture
def bob(cast: Cast) -> Half:
    return half(cast.bob)


def browser(half: Half) -> Client:
    client = Client()
    client.force_login(half.me)
    return client


def test_every_blank_of_a_sentence_comes_from_a_question_that_is_asked() -> None:
    for slug, question, detail in BLANKS.values():
        (found,) = [one for one in BY_SLUG[slug].questions if one.key == question]
        assert bool(found.detail) or not detail
    keys = [one.key for sitting in SITTINGS for one in sitting.questions]
    keys += [one.key for sitting in SITTINGS for one in sitting.sentences]
    assert len(keys) == len(set(keys))


def test_alike_is_what_was_chosen_or_the_same_word() -> None:
    found = overlap_in({"traits": TRAITS, "partner": PARTNER})
    assert found.pairs == [
        TraitMatch("warm", "Warm", good=True, drew=True),
        TraitMatch("away a lot", "never here", good=False, drew=False),
    ]
    assert [line.text for line, _good in found.then] == ["away a lot", "warm", "loud"]  # the strongest first
    assert overlap_in({}).pairs == []


def test_the_picture_has_each_word_once_and_a_line_for_each_pair() -> None:
    chosen = (("a", "x", True), ("a", "y", False), ("z", "x", True))
    pairs = [TraitMatch(then, now, good, drew=True) for then, now, good in chosen]
    picture = picture_of(["a", "a", "b"], ["x", "y", "a very long word indeed"], pairs)
    assert [label.fits for label in picture.then] == ["a", "b"]
    assert [label.fits for label in picture.now] == ["x", "y", "a very long wo…"]
    assert [good for _from, _to, good in picture.links] == [True, False]
    heights = [label.y for label in picture.now]
    assert heights == sorted(set(heights))
    assert max(heights) < picture.height


def test_sentences_hold_one_s_own_words_until_they_are_changed(ann: Half) -> None:
    answers.keep(ann.me, BY_SLUG["traits"], TRAITS)
    put_together = answers.filled_in(answers.written_by(ann.me))
    assert "away a lot, loud" in put_together["seek"]
    assert "…" in put_together["need"]
    answers.keep(
        ann.me, BY_SLUG["sentences"], SittingAnswers({}, put_together | {"need": "I need a hand.", "fear": ""})
    )
    found = answers.filled_in(answers.written_by(ann.me))
    assert (found["need"], found["fear"], found["seek"]) == ("I need a hand.", "", put_together["seek"])
    answers.keep(ann.me, BY_SLUG["traits"], SittingAnswers({"hard": [Line("silent")]}))
    assert "silent" in answers.filled_in(answers.written_by(ann.me))["seek"]  # what was not changed follows


def test_what_was_typed_is_kept_whichever_button_is_pressed(ann: Half) -> None:
    client, address = browser(ann), reverse("imago_sitting", args=["traits"])
    typed = {"good-0": "warm", "good-2": "funny", "hard-1": "away", "hard-1-beside": "father", "hard-1-star": "on"}
    leads = {"next": reverse("imago_sitting", args=["moments"]), "stay": address, "stop": reverse("imago_rest")}
    for then, leads_to in leads.items():
        answers.forget(ann.me)
        assert client.post(address, typed | {"then": then}).headers["Location"] == leads_to
        assert answers.written_by(ann.me)["traits"].lines == {
            "good": [Line("warm"), Line("funny")],
            "hard": [Line("away", "father", starred=True)],
        }
    page = client.get(address).content.decode()
    assert ('value="funny"' in page, 'value="father"' in page) == (True, True)


def test_a_refusal_keeps_what_was_there_and_shows_what_was_typed(ann: Half) -> None:
    answers.keep(ann.me, BY_SLUG["traits"], TRAITS)
    posted = {"good-0": "kind", "hard-0": "x" * 121}
    response = browser(ann).post(reverse("imago_sitting", args=["traits"]), posted)
    page = response.content.decode()
    assert (response.status_code, 'value="kind"' in page, "x" * 121 in page) == (400, True, True)
    assert answers.written_by(ann.me)["traits"] == TRAITS


@pytest.mark.parametrize("slug", BY_SLUG)
def test_each_sitting_has_help_and_a_way_to_stop(ann: Half, slug: str) -> None:
    profile(ann.me)
    page = browser(ann).get(reverse("imago_sitting", args=[slug])).content.decode()
    main = page[page.index("<main") :]
    assert ("Stop here for today" in main, f'href="{reverse("help")}"' in main) == (True, True)


def test_a_profile_leaves_every_page_and_the_copy_of_the_other_as_they_were(cast: Cast, ann: Half, bob: Half) -> None:
    before = pages_of(cast.bob), mark_of(bob), copy_of(cast.bob)
    planted = profile(ann.me)
    sharing.consent(ann, ["0"])
    page = browser(bob).get(reverse("imago_both")).content.decode()
    assert (pages_of(cast.bob), mark_of(bob), copy_of(cast.bob)) == before
    assert [words for words in planted if words in page] == []
    text = json.dumps(copy_of(cast.ann)["imago"])
    assert [words for words in planted if words not in text] == []


def test_it_is_sealed_and_therapist_and_admin_have_no_door_to_it(cast: Cast, ann: Half) -> None:
    planted = profile(ann.me)
    sharing.consent(ann, ["0"])
    found = everything()
    assert cast.ann.email in found  # the search itself works
    assert [words for words in planted if words in found] == []
    for person in (cast.tess, cast.ada, cast.bob):
        client = Client()
        client.force_login(person)
        pages = [client.get(reverse("imago_sitting", args=[slug])).content.decode() for slug in BY_SLUG]
        assert [words for words in planted if any(words in page for page in pages)] == []


def test_both_see_what_is_alike_only_with_the_yes_of_both(ann: Half, bob: Half) -> None:
    for one in (ann, bob):
        profile(one.me)
    sharing.consent(ann, ["0"])
    assert (sharing.map_of_both(ann), sharing.map_of_both(bob)) == ([], [])
    sharing.consent(bob, ["0"])
    assert [name for name, _pairs in sharing.map_of_both(bob)] == ["Bob", "Ann"]
    assert dict(sharing.map_of_both(bob))["Ann"] == [PAIR]


def test_a_no_of_one_ends_it_for_both_and_takes_a_new_yes_of_both(ann: Half, bob: Half) -> None:
    for one in (ann, bob):
        profile(one.me)
        sharing.consent(one, ["0"])
    before = mark_of(bob)
    sharing.withdraw(ann)
    assert (sharing.map_of_both(ann), sharing.map_of_both(bob), Shown.objects.count()) == ([], [], 0)
    assert mark_of(bob) != before
    sharing.consent(ann, ["0"])
    assert sharing.map_of_both(bob) == []


def test_a_yes_alone_and_its_end_change_nothing_for_the_other(ann: Half, bob: Half) -> None:
    for one in (ann, bob):
        profile(one.me)
    before = mark_of(bob), pages_of(bob.me)
    sharing.consent(ann, ["0"])
    assert (mark_of(bob), pages_of(bob.me)) == before
    sharing.withdraw(ann)
    assert (mark_of(bob), pages_of(bob.me), sharing.has_consented(ann)) == (*before, False)


@pytest.mark.parametrize("chosen", [[], ["7"], ["x"]])
def test_nothing_chosen_is_no_yes(ann: Half, chosen: list[str]) -> None:
    profile(ann.me)
    with pytest.raises(NotUsable):
        sharing.consent(ann, chosen)
    assert Shown.objects.count() == 0


def test_deleting_takes_everything_and_what_was_shown(ann: Half, bob: Half) -> None:
    for one in (ann, bob):
        profile(one.me)
        sharing.consent(one, ["0"])
    client = browser(ann)
    client.post(reverse("imago_forget"), {"sitting": "home"})
    assert "home" not in answers.written_by(ann.me)
    assert sharing.map_of_both(bob) != []
    client.post(reverse("imago_forget"), {"sitting": "all"})
    assert (answers.written_by(ann.me), sharing.map_of_both(bob)) == ({}, [])
    assert answers.written_by(bob.me) != {}


def test_leaving_and_erasing(cast: Cast, ann: Half, bob: Half) -> None:
    for one in (ann, bob):
        profile(one.me)
        sharing.consent(one, ["0"])
    invitations.leave(cast.bob)
    assert browser(ann).get(reverse("imago_both")).status_code == 302
    assert browser(ann).get(reverse("imago_sitting", args=["overlap"])).status_code == 200  # it is hers alone
    erasure.erase(cast.ann)
    kinds: list[Any] = [Sat, Shown]
    people = [set(_authors(model)) for model in kinds]
    assert people == [{cast.bob.pk}, {cast.bob.pk}]


def _authors(model: type[Model]) -> list[int]:
    return list(model._default_manager.values_list("author", flat=True))


def test_a_sentence_goes_into_one_s_own_box_when_it_is_one_s_turn(cast: Cast, ann: Half, bob: Half) -> None:
    for one in (ann, bob):
        profile(one.me)
    assert dialogue_draft.bring(ann.me, "Something.") is None  # no dialogue is open
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    posted = {"sentence": "way"}
    head = stage.row.seq
    assert browser(bob).post(reverse("imago_bring"), posted).status_code == 409
    for _twice in range(2):
        response = browser(ann).post(reverse("imago_bring"), posted)
        assert response.headers["Location"] == reverse("room", args=[stage.id])
    assert queries.draft_for(room_for(cast.ann, stage.id)) == "Ann says it so Ann says it so"
    assert (queries.draft_for(room_for(cast.bob, stage.id)), stage.row.seq) == ("", head)


def test_the_last_sitting_leads_to_an_end(ann: Half) -> None:
    address = reverse("imago_sitting", args=["sentences"])
    leads_to = browser(ann).post(address, {"then": "next"}).headers["Location"]
    page = browser(ann).get(leads_to).content.decode()
    assert ("You’ve been through every sitting" in page, f'href="{address}"' in page) == (True, True)
