"""The room by ear, on a small screen with the keyboard open, in large letters and in a reader's own colors."""

from collections.abc import Callable

from playwright.sync_api import ViewportSize, expect

from tests.e2e.conftest import Alone, Pair
from tests.stage import TO_FIRST_SEND

KEYBOARD_OPEN: ViewportSize = {"width": 360, "height": 310}
# A caret of 22 px in the first or last line of the box, 15 px from its edge: under no bar, nor behind the main act.
CARET_IN_SIGHT = """(last) => {
  const box = document.querySelector("[data-box]").getBoundingClientRect();
  const bars = [...document.querySelectorAll(".exit, .room-bar")].map((bar) => bar.getBoundingClientRect().bottom);
  const top = last ? box.bottom - 15 - 22 : box.top + 15;
  return top >= Math.max(...bars) - 1 && top + 22 <= document.querySelector(".main-act").getBoundingClientRect().top;
}"""
LOOK_OF = "(one) => [getComputedStyle(one).forcedColorAdjust, getComputedStyle(one).backgroundColor]"


def test_what_happens_is_heard(room: Callable[..., Pair]) -> None:
    ann, bob = room()

    bob.presses("Ouch")
    expect(ann.page.locator("#announce")).to_have_text("Bob said ouch. Take a breath.")
    expect(bob.page.locator("#announce")).to_have_text("Ann can see that this hurt.")
    ann.says("Your turn: say what’s on your mind", "I felt alone on Tuesday.", "Send to Bob")
    expect(bob.page.locator("#announce")).to_contain_text(
        "Your turn: mirror what Ann said. Ann said I felt alone on Tuesday."
    )
    expect(ann.page.locator("#announce")).not_to_contain_text("alone")


def test_the_line_that_is_written_is_in_sight_with_the_keyboard_open(alone: Alone) -> None:
    page = alone(script=TO_FIRST_SEND).page
    page.set_viewport_size(KEYBOARD_OPEN)
    page.locator("[data-box]").focus()
    for _line in range(12):
        page.keyboard.type("A line of mine")
        page.keyboard.press("Enter")
    page.wait_for_function(CARET_IN_SIGHT, arg=True)
    page.keyboard.press("Control+Home")
    page.keyboard.type("I ")
    page.wait_for_function(CARET_IN_SIGHT, arg=False)


def test_everything_is_there_at_twice_the_size(alone: Alone) -> None:
    page = alone(script=TO_FIRST_SEND).page
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("() => (document.documentElement.style.fontSize = '200%')")

    for label in ("Pause", "Ouch", "More"):
        box = page.locator("#bar").get_by_text(label, exact=True).bounding_box()
        assert box
        assert 0 <= box["x"] <= box["x"] + box["width"] <= 320, label


def test_what_is_chosen_shows_in_a_reader_s_own_colors(alone: Alone) -> None:
    page = alone("Bob", "bob now", forced_colors="active").page
    chosen, other = (page.locator(f".levels label:has([value='{level}'])") for level in (3, 4))
    chosen.click()

    expect(chosen.locator("input")).to_be_checked()
    (kept, background), (_adjusted, another) = (one.locator("span").evaluate(LOOK_OF) for one in (chosen, other))
    assert (kept, background != another) == ("none", True)  # else the reader's browser paints both alike


def test_a_beginning_of_a_sentence_can_be_undone(alone: Alone) -> None:
    page = alone(script=TO_FIRST_SEND).page
    box = page.locator("[data-box]")
    box.press_sequentially("It was late")

    page.locator("#turn [data-stem]:visible").first.click()
    expect(box).not_to_have_value("It was late")
    page.keyboard.press("Control+z")
    expect(box).to_have_value("It was late")
