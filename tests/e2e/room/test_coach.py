"""Hints and the shelf as people meet them: under the box, while they write, and never in the way."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.accessibility import STILL, check
from tests.e2e.conftest import Pair

Room = Callable[..., Pair]


def test_hints_the_lens_and_the_shelf(room: Room) -> None:
    ann, bob = room(**STILL)
    hints = ann.page.locator("[data-hints]")

    ann.sees("Your turn to speak")
    ann.writes("You never listen to me.")
    expect(hints).to_contain_text("Describe one day")
    check(ann.page)
    ann.writes("I felt worried and alone.")
    expect(hints).to_have_text("")
    ann.writes("You never listen to me, and I felt alone.")
    expect(hints).to_contain_text("Describe one day")
    ann.presses("Say it")  # as it is

    bob.sees("Your turn to mirror")
    bob.writes("But I always listen to you.")
    expect(bob.page.locator("[data-hints] .hint q").first).to_have_text("But")
    expect(bob.page.locator(".lens")).to_contain_text("Not given back")
    bob.unfolds("Something of your own comes up")
    bob.page.get_by_label("Put it here").fill("I do listen")
    bob.presses("Put it on the shelf")
    expect(bob.page.locator(".shelf li")).to_have_text("I do listen")
    expect(bob.page.locator("[data-box]")).to_have_value("But I always listen to you.")
    check(bob.page)
    bob.says("Your turn to mirror", "I never listen to you, and you felt alone.", "Give it back")

    ann.answers("Did Bob get that?", "Yes, you got me")
    bob.answers("You got it. Ask for more", "Is there more about that?")
    ann.answers("Is there more about that?", "Yes, there is more")
    ann.unfolds("Perhaps a little deeper")
    check(ann.page)
    ann.presses("lonely")
    expect(ann.page.locator("[data-box]")).to_have_value("I feel lonely ")
