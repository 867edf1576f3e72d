"""A person's color: theirs in every log and pinned text, for both readers, before and after the roles swap."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Pair
from tests.stage import ROUND_ONE, TO_FIRST_SEND

SWAPPED = TO_FIRST_SEND + ROUND_ONE + "bob switch\nbob say What happened in me was shame."
COLORS = """(places, property) => [...new Set(places.map((one) =>
  `${one.textContent.trim().match(/^(Ann|Bob)/)[0]} ${getComputedStyle(one)[property]}`))].sort()"""


def colors_in(page: Page, places: str, of: str = "borderInlineStartColor") -> Any:
    """Each name with each color in which it stands."""
    return page.locator(places).evaluate_all(COLORS, of)


def test_a_color_stays_with_its_person_after_the_roles_swap(room: Callable[..., Pair]) -> None:
    ann, bob = room(SWAPPED)
    expect(bob.page.locator("#transcript")).to_contain_text("What happened in me was shame.")

    of_each = colors_in(ann.page, "#transcript > li:not(.act)")
    assert [color.split()[0] for color in of_each] == ["Ann", "Bob"]  # one color each, though both sent and mirrored
    assert len({color.split(" ", 1)[1] for color in of_each}) == 2
    assert colors_in(bob.page, "#transcript > li:not(.act)") == of_each
    assert colors_in(ann.page, ".pinned cite", "color") == of_each[1:]  # what Bob says now, in Bob's color

    ann.presses("Ouch")
    for one in (ann, bob):
        expect(one.page.locator(".note.ouch")).to_have_css("border-left-color", of_each[0].removeprefix("Ann "))
    bob.unfolds("More")
    bob.presses("End the dialogue")
    for one in (ann, bob):
        one.page.get_by_role("link", name="Read the dialogue again").click()
        assert colors_in(one.page, ".reading .said:not(.act), .given-back > div") == of_each
