"""One's own last move is taken back by one press: a sentence, an ouch and the end of a dialogue, on both screens."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e import scenes
from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Alone, Pair, Site
from tests.e2e.partners import Partner
from tests.stage import TO_FIRST_SEND

SENTENCE = "When you came home late on Tuesday I felt worried and alone."


@pytest.fixture
def begun(room: Callable[[], Pair]) -> Pair:
    ann, bob = room()
    ann.sees("Your turn: say what’s on your mind")
    return ann, bob


def takes_back(person: Partner, site: Site, label: str = "Undo my last step") -> None:
    """Once it was offered, at whatever pace."""
    expect(person.page.locator("[data-undo]")).to_have_count(1)
    site.run(scenes.undo_lasts)
    person.page.reload()
    person.presses(label)


def test_a_sentence_goes_from_both_screens_and_stands_in_its_author_s_box(begun: Pair, site: Site) -> None:
    ann, bob = begun
    ann.says("Your turn: say what’s on your mind", SENTENCE, "Send to Bob")
    bob.sees("Your turn: mirror what Ann said")
    expect(bob.page.locator("[data-undo]")).to_have_count(0)
    takes_back(ann, site)

    ann.sees("Your turn: say what’s on your mind")
    expect(ann.page.locator("[data-box]")).to_have_value(SENTENCE)
    expect(ann.page.locator("[data-box]")).to_be_focused()
    bob.sees("Ann is writing. Just listen.")
    for one in (ann, bob):
        one.reads("Ann took that back")
        expect(one.page.locator("#transcript, .pinned").filter(has_text=SENTENCE)).to_have_count(0)
        expect(one.page.locator("#announce")).to_contain_text("Ann took that back")
    bob.page.reload()
    bob.reads("Ann took that back")
    expect(bob.page.get_by_text(SENTENCE)).to_have_count(0)
    ann.presses("Send to Bob")
    bob.sees("Your turn: mirror what Ann said")


def test_an_ouch_goes_and_leaves_the_box_and_the_focus_alone(begun: Pair, site: Site) -> None:
    ann, bob = begun
    ann.page.locator("[data-box]").press_sequentially("When you came home")
    bob.presses("Ouch")
    expect(ann.page.locator("#turn .ouch p")).to_have_text("Bob said ouch. Take a breath.")
    takes_back(bob, site)

    for one in (ann, bob):
        one.reads("Bob took that back")
        expect(one.page.locator("#turn .ouch")).to_have_count(0)
        expect(one.page.locator("#transcript li.ouch")).to_have_count(0)
    expect(ann.page.locator("[data-box]")).to_be_focused()
    expect(ann.page.locator("[data-box]")).to_have_value("When you came home")


def test_the_end_is_undone_by_whoever_ended_it(begun: Pair, site: Site) -> None:
    ann, bob = begun
    ann.page.locator("[data-box]").press_sequentially("When you came home")
    expect(ann.page.locator("#saving")).to_have_text("Saved")
    bob.unfolds("More")
    bob.presses("End the dialogue")
    ann.sees("The dialogue has ended")
    expect(ann.page.locator("[data-undo]")).to_have_count(0)
    takes_back(bob, site, "Undo: continue the dialogue")

    ann.sees("Your turn: say what’s on your mind")
    bob.sees("Ann is writing. Just listen.")
    expect(ann.page.locator("[data-box]")).to_have_value("When you came home")


def test_a_late_press_is_told_so_in_plain_words_also_without_a_script(
    alone: Alone, site: Site, complaints: Complaints
) -> None:
    complaints.expect("409")
    ann = alone("Ann", TO_FIRST_SEND, java_script_enabled=False)
    ann.says("Your turn: say what’s on your mind", SENTENCE, "Send to Bob")
    ann.sees("Bob is mirroring you")
    site.run(scenes.undo_lasts)
    ann.page.reload()
    site.run(scenes.undo_is_over)
    ann.presses("Undo my last step")

    expect(ann.page.locator("#refusal")).to_have_text("It’s too late to undo that: more than 10 seconds have passed.")
    expect(ann.page.locator("[data-undo]")).to_have_count(0)
    ann.reads(SENTENCE)


def test_the_offer_is_withdrawn_when_its_seconds_are_over(alone: Alone) -> None:
    ann = alone("Ann", TO_FIRST_SEND)
    ann.page.clock.install()
    ann.page.reload()
    ann.says("Your turn: say what’s on your mind", SENTENCE, "Send to Bob")
    offer = ann.page.locator("[data-undo]")
    expect(offer).to_have_count(1)
    ann.page.clock.fast_forward(10_000)

    expect(offer).to_be_hidden()


def test_nothing_moves_under_a_finger_when_an_offer_is_over(room: Callable[..., Pair]) -> None:
    ann, bob = room("", viewport={"width": 800, "height": 1600})  # nothing to scroll, and so no anchor that hides it
    bob.presses("Yes, I’m ready")
    bob.sees("Arrive first, each of you")
    arrived = bob.page.get_by_role("button", name="I’ve arrived")
    place = arrived.bounding_box()
    ann.answers("Arrive first, each of you", "I’ve arrived")
    bob.reads("Ann arrived")

    expect(bob.page.locator("[data-undo]")).to_be_hidden()
    assert arrived.bounding_box() == place
