"""An ouch in two browsers: said in a pause it stands on both screens, and after the dialogue about it it is over."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import Pair
from tests.e2e.partners import Partner
from tests.stage import TO_FIRST_SEND

SHARP, KIND = "You never care.", "I miss you in the evenings."


def goes_back(one: Partner) -> None:
    one.sees("You’ve finished this dialogue")
    one.page.get_by_role("link", name="Back to where you were").click()
    one.page.wait_for_url("**/dialogue/*/")


def test_after_the_dialogue_about_it_the_other_words_are_mirrored(room: Callable[..., Pair]) -> None:
    ann, bob = room(f"{TO_FIRST_SEND}\nann say {SHARP}\nbob ouch\nann ask_what_hurt")
    bob.page.get_by_role("link", name="Say what hurt").click()
    bob.page.locator("main form [name=text]").fill("Ouch. What hurt was never.")
    bob.page.locator("main form button[name=move]").click()
    ann.page.get_by_role("link", name="Open that dialogue").click()
    ann.says("Something hurt Bob. Your turn: say you heard it", "It hurt.", "Send to Bob: I hear that it hurt")
    bob.answers("Your turn: choose what would help now", "Ask Ann to say it another way")
    ann.says("Your turn: say it another way", KIND, "Send to Bob")
    bob.answers("Your turn: are you back with each other?", "Yes, we’re back")
    for one in (ann, bob):
        one.answers("Before you go", "Close the dialogue")
    for one in (ann, bob):
        goes_back(one)
    for one in (ann, bob):
        one.presses("I’m back")
    ann.sees("Your turn: say it again, shorter")
    expect(ann.page.locator("#turn [data-box]")).to_have_value(KIND)
    expect(ann.page.locator("#turn .ouch")).to_have_count(0)
    ann.presses("Send to Bob")
    bob.sees("Your turn: mirror what Ann said")
    expect(bob.page.locator("#turn .pinned p")).to_have_text([KIND])
    expect(bob.page.locator("#turn .ouch")).to_have_count(0)


def test_said_in_a_pause_it_stands_on_both_screens_at_once(room: Callable[..., Pair]) -> None:
    ann, bob = room()
    bob.unfolds("Pause")
    bob.presses("Pause for both of you")
    ann.sees("A pause")
    ann.presses("Ouch")
    expect(bob.page.locator("#turn .ouch p")).to_have_text("Ann said ouch. Take a breath.")
    bob.presses("Ask what hurt")
    expect(ann.page.locator("#turn .ouch p")).to_have_text("Bob asks what hurt.")
    ann.presses("I’m okay now")
    for one in (ann, bob):
        expect(one.page.locator("#turn .ouch")).to_have_count(0)
        one.sees("A pause")
