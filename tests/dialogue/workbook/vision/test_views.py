"""The pages of the vision by POST alone: each stage, what is refused with the words still there, and what hangs."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from dialogue.protocol.library import PROTOCOLS
from dialogue.workbook.models import Vision
from dialogue.workbook.vision import build_stage, follow_up_links
from tests.cast import Cast
from tests.dialogue.workbook.vision.stages import (
    ANNS,
    BOBS,
    half,
    kept,
    key_of,
    line_of,
    looked_at,
    revealed,
    shelves_for,
    vision,
    weighed,
    written,
)
from tests.stage import WHOLE, Stage

PAGE = "/workbook/vision/"


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page_of(client: Client) -> str:
    return client.get(PAGE, follow=True).content.decode()


def refusal_in(page: str) -> str:
    found = re.search(r'<p[^>]* role="alert">([^<]*)</p>', page)
    assert found
    return found[1]


def test_two_people_make_a_vision_by_post_alone(cast: Cast) -> None:
    ann, bob = browser(cast.ann), browser(cast.bob)
    for one, sentences in ((ann, ANNS), (bob, BOBS)):
        for words in sentences:
            assert one.post(PAGE, {"act": "write", "words": words}).status_code == 302
        one.post(PAGE, {"act": "ready"})
    assert [page_of(bob).count(f">{words}</bdi> <small>") for words in (*ANNS, *BOBS)] == [1] * 4
    bob.post(PAGE, {"act": "adopt", "key": key_of(ANNS[1])})
    ann.post(PAGE, {"act": "same", "key": [key_of(ANNS[0]), key_of(BOBS[1])]})
    for one in (ann, bob):
        one.post(PAGE, {"act": "seen", "seq": vision().seq})
    keys = [key_of(words) for words in (*ANNS, BOBS[0])]
    form = {"act": "weighed", "star": keys[:2], "hard": keys[2], **{f"points-{key}": "5" for key in keys}}
    for one in (ann, bob):
        one.post(PAGE, form)
    assert shelves_for(cast.ann)["vision"] == [ANNS[0], ANNS[1], BOBS[0]]
    bob.post(PAGE, {"act": "up", "key": line_of(ANNS[1]).key})
    bob.post(PAGE, {"act": "add", "words": "We  sing\n"})
    for one in (ann, bob):
        one.post(PAGE, {"act": "hang", "seq": vision().seq})
    lines = re.findall(r"<li dir=\"auto\">([^<]+)</li>", page_of(ann).partition("</article>")[0])
    assert lines == [ANNS[1], ANNS[0], BOBS[0], "We sing"]


def test_words_that_come_too_late_are_shown_beside_where_the_two_are(cast: Cast) -> None:
    revealed(cast.ann, cast.bob)
    response = browser(cast.ann).post(PAGE, {"act": "write", "words": "We are late"})
    page = response.content.decode()
    assert (response.status_code, refusal_in(page)) == (
        409,
        "This page was out of date. Here is where you two are now.",
    )
    assert page.count('<p dir="auto">We are late</p>') == 1


def test_words_too_long_stay_in_their_box(cast: Cast) -> None:
    written(cast.ann, cast.bob)
    long = "We " + "x" * 160
    client = browser(cast.ann)
    page = client.post(PAGE, {"act": "write", "words": long}).content.decode()
    assert ("longer than 160 characters" in refusal_in(page), page.count(f'value="{long}"')) == (True, 1)
    page = client.post(PAGE, {"act": "rewrite", "key": key_of(ANNS[0]), "words": long}).content.decode()
    assert (page.count("<details open>"), page.count(f'value="{long}"')) == (1, 1)


def test_stale_words_stay_in_their_box_and_can_be_kept_then(cast: Cast) -> None:
    weighed(cast.ann, cast.bob)
    line = line_of(ANNS[0])
    build_stage.reword(half(cast.bob), line.key, 1, "We laugh, most days")
    form = {"act": "reword", "key": line.key, "version": 1, "words": "We laugh at night"}
    page = browser(cast.ann).post(PAGE, form).content.decode()
    assert "This sentence changed while you were writing." in refusal_in(page)
    assert [page.count(found) for found in ('value="We laugh at night"', '<p dir="auto">We laugh, most days</p>')] == [
        1,
        1,
    ]
    assert 'name="version" value="2"' in page
    assert browser(cast.ann).post(PAGE, form | {"version": 2}).status_code == 302
    assert shelves_for(cast.bob)["vision"] == ["We laugh at night"]


def test_words_that_come_when_it_hangs_are_still_there(cast: Cast) -> None:
    kept(cast.ann, cast.bob)
    response = browser(cast.ann).post(PAGE, {"act": "add", "words": "We sing"})
    assert (response.status_code, response.content.decode().count('<p dir="auto">We sing</p>')) == (409, 1)


def test_refused_numbers_stand_in_the_form_as_they_were_given(cast: Cast) -> None:
    looked_at(cast.ann, cast.bob)
    key = key_of(ANNS[0])
    response = browser(cast.ann).post(PAGE, {"act": "weighed", f"points-{key}": "4", "hard": key})
    page = response.content.decode()
    assert response.status_code == 409
    assert f'name="points-{key}" value="4" checked' in page
    assert re.findall(r'name="hard" value="([^"]+)" checked', page) == [str(key)]


@pytest.mark.parametrize("act", ["", "shout", "write\n"])
def test_an_unknown_act_is_refused_in_words(cast: Cast, act: str) -> None:
    response = browser(cast.ann).post(PAGE, {"act": act, "words": "We sing"})
    assert (response.status_code, "couldn’t be read" in refusal_in(response.content.decode())) == (409, True)
    assert Vision.objects.count() == 0


def test_each_sees_hints_at_their_own_sentence(cast: Cast) -> None:
    client = browser(cast.ann)
    for words in ("We do not shout", "We laugh"):
        client.post(PAGE, {"act": "write", "words": words})
    assert page_of(client).count("This says what you don’t want.") == 1


def test_vision_shows_a_person_without_a_partner_how_to_invite_one(cast: Cast) -> None:
    assert browser(cast.eve).get(PAGE).headers["Location"] == reverse("partner")


def test_no_other_couple_has_a_version_and_an_open_one_has_no_page(cast: Cast) -> None:
    weighed(cast.ann, cast.bob)
    address = reverse("vision_version", args=[vision().key])
    assert browser(cast.ann).get(address).status_code == 404
    for person in (cast.ann, cast.bob):
        build_stage.say_ready(half(person), vision().seq)
    found = {
        person.name: browser(person).get(address).status_code for person in (cast.ann, cast.bob, cast.carl, cast.ada)
    }
    assert found == {"Ann": 200, "Bob": 200, "Carl": 404, "Ada": 404}
    assert browser(cast.ann).get(reverse("vision_version", args=[uuid4()])).status_code == 404


def test_a_way_on_is_shown_once_its_page_exists(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(cast.ann, cast.bob)
    here = follow_up_links.Way("workbook", "A way that is there")
    nowhere = follow_up_links.Way("nowhere", "A way that is not")
    no_dialogue = follow_up_links.Way("begin_one", "A way that is not", "nothing")
    monkeypatch.setattr(follow_up_links, "WAYS", (here, nowhere, no_dialogue))
    page = page_of(browser(cast.ann))
    assert (f'<a href="{reverse("workbook")}">A way that is there</a>' in page, "A way that is not" in page) == (
        True,
        False,
    )


def test_a_review_keeps_the_version_that_hung(cast: Cast) -> None:
    kept(cast.ann, cast.bob)
    first = vision()
    ann, bob = browser(cast.ann), browser(cast.bob)
    ann.post(PAGE, {"act": "review"})
    bob.post(PAGE, {"act": "review"})  # of two who begin at once one is first
    assert (Vision.objects.count(), vision().stage, vision().number) == (2, "build", 2)
    assert shelves_for(cast.bob) == {"vision": [ANNS[0]], "open": [ANNS[1], BOBS[1]], "parked": [BOBS[0]]}
    bob.post(PAGE, {"act": "add", "words": "We sing"})
    for one in (ann, bob):
        one.post(PAGE, {"act": "hang", "seq": vision().seq})
    assert "We sing" in page_of(ann)
    before = ann.get(reverse("vision_version", args=[first.key])).content.decode()
    assert (ANNS[0] in before, "We sing" in before, "We read our vision" in before) == (True, False, False)


def test_afresh_each_writes_alone_again(cast: Cast) -> None:
    kept(cast.ann, cast.bob)
    ann, bob = browser(cast.ann), browser(cast.bob)
    ann.post(PAGE, {"act": "afresh"})
    assert (vision().stage, "Your first sentence" in page_of(bob)) == ("alone", True)
    ann.post(PAGE, {"act": "write", "words": "We rest on Sundays"})
    assert ("We rest" in page_of(ann), "We rest" in page_of(bob)) == (True, False)


def test_a_sentence_can_become_a_request_once_the_two_may_begin_one(cast: Cast) -> None:
    kept(cast.ann, cast.bob)
    client, link = browser(cast.ann), reverse("begin_one", args=["change_request"])

    def shown() -> tuple[bool, int]:
        return f'href="{link}"' in page_of(client), client.get(link).status_code

    assert shown() == (False, 404)
    for _dialogue in range(PROTOCOLS["change_request"].needs):
        Stage(cast).play(WHOLE)
    assert shown() == (True, 200)
