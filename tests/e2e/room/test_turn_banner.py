"""The banner of a turn: filled where the reader acts, an outline where they wait, neither where nobody does."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from dialogue.models import Dialogue
from tests.e2e.conftest import Alone, Pair, Site
from tests.stage import TO_FIRST_SEND

TRANSPARENT = "rgba(0, 0, 0, 0)"
ARRIVING = "bob now"
# Its manner, whose color and initial it has, and whether it is filled with the color of its own edge.
LOOK = """(banner) => {
  const style = getComputedStyle(banner);
  return [banner.className.replace("banner ", ""), banner.parentElement.className.replace("whose seat-", ""),
    banner.querySelector(".face")?.dataset.initial ?? "", style.backgroundColor === style.borderBlockStartColor];
}"""
FILLED = """() => [...document.querySelectorAll("#turn .main")].filter((one) => one.checkVisibility()).length"""


def set_the_time_to_now() -> None:
    Dialogue.objects.update(appointed_at=timezone.now() - timedelta(seconds=1))


def look(page: Page) -> list[object]:
    found: list[object] = page.locator("#turn .banner").evaluate(LOOK)
    return found


def test_the_banner_is_filled_for_the_person_who_acts_and_outlined_for_the_one_who_waits(
    room: Callable[..., Pair],
) -> None:
    ann, bob = room()
    assert look(ann.page) == ["acts", "a", "A", True]
    assert look(bob.page) == ["waits", "a", "A", False]
    assert bob.page.evaluate(FILLED) == 0  # nothing to press

    ann.says("Your turn: say what’s on your mind", "I felt alone.", "Send to Bob")
    bob.sees("Your turn: mirror what Ann said")
    assert look(bob.page) == ["acts", "b", "B", True]
    ann.sees("Bob is mirroring you")
    assert look(ann.page) == ["waits", "b", "B", False]


def test_both_have_their_own_banner_while_both_act(room: Callable[..., Pair]) -> None:
    ann, bob = room(ARRIVING)
    assert (look(ann.page), look(bob.page)) == (["acts", "a", "A", True], ["acts", "b", "B", True])

    ann.answers("Arrive first, each of you", "I’ve arrived")
    ann.sees("You’ve arrived. Bob is taking a moment")
    assert (look(ann.page), look(bob.page)) == (["waits", "b", "B", False], ["acts", "b", "B", True])


def test_the_banner_is_nobody_s_in_a_pause_and_at_the_end(room: Callable[..., Pair]) -> None:
    ann, bob = room()
    bob.unfolds("Pause")
    bob.presses("Pause for both of you")
    for one in (ann, bob):
        one.sees("A pause")
        assert look(one.page) == ["rest", "house", "", False]
    for one in (ann, bob):
        one.presses("I’m back")
    ann.sees("Your turn: say what’s on your mind")
    bob.unfolds("More")
    bob.presses("End the dialogue")
    for one in (ann, bob):
        one.sees("The dialogue has ended")
        assert look(one.page) == ["rest", "house", "", False]


def test_acting_and_waiting_differ_in_a_reader_s_own_colors(room: Callable[..., Pair]) -> None:
    ann, bob = room(forced_colors="active")
    grounds = [
        one.page.locator("#turn .banner").evaluate("(banner) => getComputedStyle(banner).backgroundColor")
        for one in (ann, bob)
    ]
    assert grounds[0] != grounds[1]


def test_a_waiting_screen_says_that_the_partner_writes_while_it_is_so(room: Callable[..., Pair]) -> None:
    ann, bob = room()
    words = bob.page.locator(".waiting p:visible")
    expect(words).to_have_text("Ann is here")
    ann.page.locator("[data-box]").press_sequentially("I felt")
    expect(words).to_have_text("Ann is writing")
    expect(words).to_have_text("Ann is here")


def test_nobody_is_said_to_be_away_who_was_only_asked(alone: Alone) -> None:
    ann = alone("Ann", "")
    expect(ann.page.locator("#presence")).to_have_text("Waiting for an answer from Bob")
    expect(ann.page.locator(".waiting p:visible")).to_have_count(0)
    assert "page open" not in ann.page.inner_text("main")


def test_nothing_moves_on_a_waiting_screen_under_reduced_motion(alone: Alone) -> None:
    bob = alone("Bob", TO_FIRST_SEND, reduced_motion="reduce")
    expect(bob.page.locator(".breath")).to_be_visible()
    assert bob.page.evaluate("() => document.getAnimations().length") == 0


def test_an_empty_box_says_nothing_about_saving(room: Callable[..., Pair]) -> None:
    ann, _bob = room()
    saving, box = ann.page.locator("#saving"), ann.page.locator("[data-box]")
    box.fill("I felt alone.")
    expect(saving).to_have_text("Saved")
    box.fill("")
    expect(saving).to_have_text("")
    ann.says("Your turn: say what’s on your mind", "I felt alone.", "Send to Bob")
    ann.sees("Bob is mirroring you")
    expect(saving).to_have_text("")


def test_until_the_time_that_was_set_nobody_acts_and_then_both_do(room: Callable[..., Pair], site: Site) -> None:
    ann, bob = room("")
    bob.unfolds("Not now, but later")
    bob.presses("Meet Ann at this time")
    for one in (ann, bob):
        one.sees("Your time to meet here")
        assert look(one.page) == ["rest", "house", "", False]
        assert one.page.evaluate(FILLED) == 0
    site.run(set_the_time_to_now)
    for one in (ann, bob):
        one.page.locator("[data-ahead]").evaluate("(banner) => (banner.dataset.ahead = 0)")
        expect(one.page.locator(".banner.acts")).to_be_visible()
        assert one.page.evaluate(FILLED) == 1
