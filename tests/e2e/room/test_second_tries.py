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
    bob.says("Say why it makes sense", "It was late, so it makes sense.", "Say what makes sense")
    ann.sees("Does that feel understood?")
    ann.unfolds("Not quite, something is missing")
    ann.says("Does that feel understood?", "That I was afraid.", "Say what is missing")
    bob.sees("Not quite yet. Try once more, with what Ann misses")
    expect(bob.page.locator("#turn blockquote p")).to_have_text(
        ["I felt alone on Tuesday.", "It was late, so it makes sense.", "That I was afraid."]
    )
    bob.says("Not quite yet. Try once more, with what Ann misses", "Late is frightening.", "Say what makes sense now")
    ann.sees("Does that feel understood?")
    ann.unfolds("Not quite, something is missing")
    ann.says("Does that feel understood?", "Still that I was afraid.", "Say what is missing")
    ann.sees("It may not fit today. What part does fit?")
    bob.sees("Ann is deciding whether to go on")
    ann.page.locator("#line").fill("That late is frightening.")
    ann.presses("Go on with what fits")
    bob.sees("Guess what it feels like")
    bob.reads("That late is frightening.")


def test_a_guess_that_misses_is_mirrored_as_what_it_is(room: Callable[..., Pair]) -> None:
    ann, bob = room(f"{TO_VALIDATION}\nbob say You make sense.\nann landed\nbob say #angry")
    ann.sees("Is that it?")
    ann.unfolds("There is more to it, or it’s different")
    ann.feels("lonely")
    ann.presses("Not that. It’s more like…")
    bob.sees("Not quite. Mirror what it’s more like")
    expect(bob.page.locator("#turn blockquote").last).to_contain_text("lonely")
    bob.says("Not quite. Mirror what it’s more like", "It’s more like lonely.", "Give it back")
    ann.answers("Is that it?", "Yes, that is it")
    ann.sees("Say thank you")


@pytest.mark.parametrize("scripted", [True, False])
def test_only_a_part_is_a_switch_that_changes_how_the_box_begins(alone: Alone, *, scripted: bool) -> None:
    bob = alone("Bob", TO_VALIDATION, java_script_enabled=scripted)
    box = bob.page.locator("#box")
    assert "What makes sense is" in bob.page.locator("label[for=box]").inner_text()
    expect(bob.page.locator("#turn button[name=move]")).to_have_text(["Say what makes sense"])
    bob.page.get_by_label("Only a part makes sense to me so far").check()
    assert bob.page.locator("label[for=box]").inner_text() == "This part makes sense; help me with…"
    box.fill("Tuesday makes sense; help me with the rest.")
    bob.presses("Say what makes sense")
    bob.sees("Ann is helping you see it")
