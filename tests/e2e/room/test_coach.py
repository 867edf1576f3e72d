"""Hints and the shelf as people meet them: under the box, while they write, and never in the way."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.accessibility import STILL, check
from tests.e2e.conftest import Pair

Room = Callable[..., Pair]


def test_hints_the_lens_and_the_shelf(room: Room) -> None:
    ann, bob = room(**STILL)
    hints = ann.page.locator("[data-hints]")

    ann.sees("Your turn: say what’s on your mind")
    ann.writes("You never listen to me.")
    expect(hints).to_contain_text("Describe one day")
    check(ann.page)
    ann.writes("I felt worried and alone.")
    expect(hints).to_have_text("")
    ann.writes("You never listen to me, and I felt alone.")
    expect(hints).to_contain_text("Describe one day")
    ann.presses("Send to Bob")  # as it is

    bob.sees("Your turn: mirror what Ann said")
    bob.writes("But I always listen to you.")
    expect(bob.page.locator("[data-hints] .hint q").first).to_have_text("But")
    expect(bob.page.locator(".lens")).to_contain_text("Not mirrored yet")
    bob.unfolds("A reaction of your own? Park it here for your turn")
    bob.page.get_by_label("Write your reaction here").fill("I do listen")
    bob.presses("Park my reaction")
    expect(bob.page.locator(".shelf li")).to_have_text("I do listen")
    expect(bob.page.locator("[data-box]")).to_have_value("But I always listen to you.")
    check(bob.page)
    bob.says("Your turn: mirror what Ann said", "I never listen to you, and you felt alone.", "Send to Ann")

    ann.answers("Your turn: did Bob get that?", "Yes, you got me")
    bob.answers("Ann says you got it. Ask if there’s more", "Ask if there’s more about that")
    ann.answers("Your turn: is there more about that?", "Yes, there’s more")
    ann.unfolds("Go a little deeper")
    check(ann.page)
    ann.presses("lonely")
    expect(ann.page.locator("[data-box]")).to_have_value("I feel lonely ")
