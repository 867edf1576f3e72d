"""Focus mode in a browser: switched on in the room, unseen by the partner, two sentences at a time, and a way out."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from dialogue.models import Dialogue
from tests.e2e.accessibility import check
from tests.e2e.conftest import Pair, Site
from tests.e2e.partners import Partner
from tests.stage import ROUND_ONE, TO_FIRST_SEND

FIRST, REST = "When you came home late I felt alone. I made tea again.", "Then I went to bed. I could not sleep."
HEARS = """() => {
    const { dataset } = document.body;
    dataset.felt = 0;
    navigator.vibrate = () => (dataset.felt = Number(dataset.felt) + 1);
}"""


@pytest.fixture
def begun(room: Callable[[], Pair]) -> Pair:
    ann, bob = room()
    ann.sees("Your turn: say what’s on your mind")
    bob.sees("Ann is writing. Just listen.")
    return ann, bob


def focuses(person: Partner) -> None:
    person.unfolds("More")
    person.presses("Turn on focus mode")
    expect(person.page.get_by_role("main")).to_contain_text("Focus mode is on.")


def screen_of(person: Partner) -> str:
    """All of it, but for what the clock does by itself: an Undo is over after some seconds."""
    return person.page.locator("main").inner_html().replace(' data-over=""', "")


def begin_twenty_minutes_ago() -> None:
    Dialogue.objects.update(together_since=timezone.now() - timedelta(minutes=21))


def test_one_screen_is_quieter_and_the_other_stays_as_it_is(begun: Pair) -> None:
    ann, bob = begun
    seen = screen_of(bob)
    focuses(ann)

    expect(ann.page.locator("#turn .focus")).to_have_count(1)
    expect(ann.page.locator(".so-far, .stepper, .stems")).to_have_count(1)  # the log, which is not shown
    expect(ann.page.locator(".so-far")).to_be_hidden()
    expect(ann.page.locator("#turn [data-lasted]")).to_be_visible()
    assert screen_of(bob) == seen
    ann.unfolds("More")
    ann.presses("Turn off focus mode")
    expect(ann.page.locator(".so-far")).to_be_visible()


def test_two_sentences_go_out_and_the_rest_waits_for_the_next_turn(begun: Pair) -> None:
    ann, bob = begun
    focuses(ann)
    box = ann.page.locator("[data-box]")
    box.fill(f"{FIRST} {REST}")
    keep = ann.page.get_by_role("button", name="Save the rest for my next turn")
    expect(keep).to_be_visible()
    ann.presses("Send to Bob")
    expect(keep).to_be_focused()
    expect(box).to_have_value(f"{FIRST} {REST}")
    keep.press("Enter")
    expect(box).to_have_value(FIRST)
    expect(ann.page.locator("#kept-text p")).to_have_text(REST)
    expect(keep).to_be_hidden()
    ann.presses("Send to Bob")

    bob.sees("Your turn: mirror what Ann said")
    expect(bob.page.locator(".pinned p").last).to_have_text(FIRST)
    expect(ann.page.locator("#kept-text p")).to_have_text(REST)


def test_ones_own_turn_is_felt(begun: Pair) -> None:
    ann, bob = begun
    focuses(bob)
    bob.page.evaluate(HEARS)
    ann.says("Your turn: say what’s on your mind", FIRST, "Send to Bob")
    bob.sees("Your turn: mirror what Ann said")

    felt = bob.page.locator("body")
    expect(felt).to_have_attribute("data-felt", "1")
    bob.says("Your turn: mirror what Ann said", "You felt alone.", "Send to Ann")
    ann.sees("Your turn: did Bob get that?")
    expect(felt).to_have_attribute("data-felt", "1")


def test_between_rounds_a_minute_to_move_runs_on_this_screen_alone(room: Callable[..., Pair]) -> None:
    ann, bob = room(f"{TO_FIRST_SEND}\n{ROUND_ONE}\nbob switch")
    ann.sees("Bob is writing. Just listen.")
    focuses(ann)
    seen = screen_of(bob)
    ann.page.emulate_media(reduced_motion="reduce")
    check(ann.page)
    ann.unfolds("Move for a minute")
    expect(ann.page.locator("[data-break] progress")).not_to_have_js_property("value", 60)

    assert screen_of(bob) == seen


def test_after_twenty_minutes_the_rest_becomes_an_appointment(begun: Pair, site: Site) -> None:
    ann, bob = begun
    focuses(ann)
    expect(ann.page.locator("[data-later]")).to_be_hidden()
    site.run(begin_twenty_minutes_ago)
    ann.page.reload()
    expect(ann.page.locator("[data-later] > p").first).to_have_text(re.compile("You’ve been talking for 20 minutes"))
    check(ann.page)
    ann.page.get_by_role("link", name="Choose a time to continue").click()
    check(ann.page)
    ann.page.get_by_label("Tomorrow at").check()
    ann.presses("Pause until then for both of you")

    for one in (ann, bob):
        expect(one.page.locator("#turn .clock")).to_contain_text("tomorrow at")
