"""“Not quite” and “not that”, in two browsers: the first try stands beside the second, and the sender decides."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Alone, Pair
from tests.stage import TO_FIRST_SEND

TO_VALIDATION = f"""{TO_FIRST_SEND}
    ann say I felt alone on Tuesday.
    bob say You felt alone on Tuesday.
    ann yes
    bob ask_more
    ann no_more
    bob say You felt alone.
    ann all
"""


def test_what_is_missing_stands_beside_the_first_try_and_the_sender_goes_on(room: Callable[..., Pair]) -> None:
    ann, bob = room(TO_VALIDATION)
    bob.says("Your turn: validate what Ann said", "It was late, so it makes sense.", "Send what makes sense")
    ann.sees("Your turn: do you feel understood?")
    ann.unfolds("Not quite, something is missing")
    ann.says("Your turn: do you feel understood?", "That I was afraid.", "Send what’s missing")
    bob.sees("Not quite yet. Your turn: try once more")
    expect(bob.page.locator("#turn blockquote p")).to_have_text(
        ["I felt alone on Tuesday.", "It was late, so it makes sense.", "That I was afraid."]
    )
    bob.says("Not quite yet. Your turn: try once more", "Late is frightening.", "Send what makes sense now")
    ann.sees("Your turn: do you feel understood?")
    ann.unfolds("Not quite, something is missing")
    ann.says("Your turn: do you feel understood?", "Still that I was afraid.", "Send what’s missing")
    ann.sees("Your turn: which part fits for today?")
    bob.sees("Ann is deciding whether to go on")
    ann.page.locator("#line").fill("That late is frightening.")
    ann.presses("Go on with what fits")
    bob.sees("Your turn: guess what Ann feels")
    bob.reads("That late is frightening.")


def test_a_guess_that_misses_is_mirrored_as_what_it_is(room: Callable[..., Pair]) -> None:
    ann, bob = room(f"{TO_VALIDATION}\nbob say You make sense.\nann landed\nbob say #angry")
    ann.sees("Your turn: is that how you feel?")
    ann.unfolds("There’s more to it, or it’s different")
    ann.feels("lonely")
    ann.presses("No, it’s more like these feelings")
    bob.sees("Not quite. Your turn: mirror what it’s more like")
    expect(bob.page.locator("#turn blockquote").last).to_contain_text("lonely")
    bob.says("Not quite. Your turn: mirror what it’s more like", "It’s more like lonely.", "Send to Ann")
    ann.answers("Your turn: is that how you feel?", "Yes, that’s it")
    ann.sees("Your turn: thank Bob for listening")


@pytest.mark.parametrize("scripted", [True, False])
def test_only_a_part_is_a_switch_that_changes_how_the_box_begins(alone: Alone, *, scripted: bool) -> None:
    bob = alone("Bob", TO_VALIDATION, java_script_enabled=scripted)
    box = bob.page.locator("#box")
    assert "What makes sense is" in bob.page.locator("label[for=box]").inner_text()
    expect(bob.page.locator("#turn button[name=move]")).to_have_text(["Send what makes sense"])
    bob.page.get_by_label("Only a part makes sense to me so far").check()
    assert bob.page.locator("label[for=box]").inner_text() == "This part makes sense; help me with…"
    box.fill("Tuesday makes sense; help me with the rest.")
    bob.presses("Send what makes sense")
    bob.sees("Ann is explaining the part that isn’t clear")
