"""What a mirror missed is marked word by word, by a drag, or by whole sentences; in a long text by sentences first."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import Pair
from tests.e2e.partners import Partner
from tests.stage import TO_FIRST_SEND

SHORT = "When you came home late I felt alone. I made tea again."
LONG = "I had looked forward to our evening all day long. " * 4 + "I went to bed and could not fall asleep."


def almost(room: Callable[..., Pair], text: str) -> Pair:
    ann, bob = room(f"{TO_FIRST_SEND}\nann say {text}\nbob say You said something else.")
    ann.sees("Your turn: did Bob get that?")
    ann.unfolds("Almost")
    return ann, bob


def marked(ann: Partner) -> list[str]:
    found: list[str] = ann.page.locator(".tap-words label:has(:checked)").all_inner_texts()
    return found


def drag(ann: Partner, start: Locator, end: Locator) -> None:
    start.hover()
    ann.page.mouse.down()
    end.hover()
    ann.page.mouse.up()


def test_a_drag_takes_all_words_that_it_passes(room: Callable[..., Pair]) -> None:
    ann, bob = almost(room, SHORT)
    words = ann.page.locator(".tap-words label")
    expect(ann.page.get_by_role("button", name="The whole sentence")).to_have_count(2)
    drag(ann, words.nth(7), words.nth(5))
    assert marked(ann) == ["I", "felt", "alone."]
    drag(ann, words.nth(6), words.nth(7))
    assert marked(ann) == ["I"]
    words.nth(5).click()
    words.nth(7).click()
    ann.presses("Send the missed words")

    bob.sees("Almost. Your turn: mirror what was missed")
    expect(bob.page.locator(".pinned").first).to_contain_text("alone")


def test_one_press_takes_a_whole_sentence(room: Callable[..., Pair]) -> None:
    ann, _bob = almost(room, SHORT)
    whole = ann.page.get_by_role("button", name="The whole sentence").last
    whole.press("Enter")
    assert marked(ann) == ["I", "made", "tea", "again."]
    expect(whole).to_have_attribute("aria-pressed", "true")
    ann.page.locator(".tap-words label", has_text="tea").click()
    expect(whole).to_have_attribute("aria-pressed", "false")
    whole.click()
    whole.click()

    assert marked(ann) == []
    ann.sees("Your turn: did Bob get that?")


def test_of_a_long_text_a_sentence_is_taken_first_and_words_of_it_once_it_is_opened(room: Callable[..., Pair]) -> None:
    ann, _bob = almost(room, LONG)
    last = ann.page.locator(".sentence").last
    last.locator("label").first.click(force=True)
    assert marked(ann) == ["I", "went", "to", "bed", "and", "could", "not", "fall", "asleep."]
    last.locator("label").first.click(force=True)
    last.get_by_role("button", name="Only some words of it").click()
    expect(last.locator("input").first).to_be_focused()
    ann.page.keyboard.press("Space")
    last.locator("label", has_text="bed").click()

    assert marked(ann) == ["I", "bed"]


@pytest.mark.parametrize("text", [SHORT, LONG])
def test_without_a_script_each_word_is_tapped(room: Callable[..., Pair], text: str) -> None:
    ann, bob = room(f"{TO_FIRST_SEND}\nann say {text}\nbob say You said something else.", java_script_enabled=False)
    ann.unfolds("Almost")
    ann.page.locator(".tap-words label").nth(1).click()
    ann.presses("Send the missed words")

    bob.page.reload()
    bob.sees("Almost. Your turn: mirror what was missed")
    expect(bob.page.locator("#transcript li p").last).to_have_text(text.split()[1])
