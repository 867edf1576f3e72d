"""A whole dialogue by keyboard alone: the next box, or the heading, has the focus, and each turn is announced."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import Pair
from tests.e2e.partners import Partner


class Typist(Partner):
    """Presses keys only."""

    def press(self, label: str) -> None:
        """Walks with Tab to the button or fold with this label, and presses it."""
        for _ in range(60):
            focused = self.page.evaluate("() => (document.activeElement.innerText || '').trim()")
            if focused == label:
                self.page.keyboard.press("Enter")
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no key leads to {label}")

    def act(self, title: str, label: str, text: str = "") -> None:
        """Waits for the turn, which announces itself and puts the focus into its box, or onto its heading."""
        self.sees(title)
        if text:
            expect(self.page.locator("[data-box]")).to_be_focused()
            self.page.keyboard.type(text)
        else:
            self.page.wait_for_function("() => document.activeElement !== document.body")
            assert self.page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") != "none"
        self.press(label)


def test_a_whole_dialogue_by_keyboard(couple: Callable[[], Pair]) -> None:
    first, second = couple()
    ann, bob = Typist(first.page, "Ann"), Typist(second.page, "Bob")
    ann.page.goto("/dialogue/begin/intentional/")
    ann.page.keyboard.press("Tab")
    ann.page.get_by_label("I’d like to talk about…").focus()
    ann.page.keyboard.type("our evenings")
    ann.press("Ask Bob")
    ann.page.wait_for_url("**/dialogue/*/")
    bob.page.goto("/home/")
    bob.press("Yes, I’m ready")
    bob.page.wait_for_url("**/dialogue/*/")
    for one in (ann, bob):
        one.act("Arrive first, each of you", "I’ve arrived")
    for one in (ann, bob):
        one.act("Before you start", "I’m ready to start")

    ann.act("Your turn: say what’s on your mind", "Send to Bob", "I felt alone on Tuesday.")
    expect(bob.page.locator("#announce")).to_contain_text("Your turn: mirror what Ann said")
    bob.act("Your turn: mirror what Ann said", "Send to Ann", "You felt alone on Tuesday.")
    ann.act("Your turn: did Bob get that?", "Almost")
    ann.page.keyboard.press("Tab")
    ann.page.keyboard.press("Space")  # the first word
    ann.press("Send the missed words")
    bob.act("Almost. Your turn: mirror what was missed", "Send to Ann", "You.")
    ann.act("Your turn: did Bob get that?", "Yes, you got me")
    bob.act("Ann says you got it. Ask if there’s more", "Ask if there’s more about that")
    ann.act("Your turn: is there more about that?", "No, that’s all")
    bob.act("Your turn: sum up what you heard", "Send my summary", "You felt alone.")
    ann.act("Your turn: did Bob get all of it?", "Yes, that’s all of it")
    bob.act("Your turn: validate what Ann said", "Send what makes sense", "You make sense.")
    ann.act("Your turn: do you feel understood?", "Yes, I feel understood")
    bob.sees("Your turn: guess what Ann feels")
    bob.page.locator("[data-box]").focus()
    bob.page.keyboard.type("lonely")
    bob.press("Send my guess")
    ann.act("Your turn: is that how you feel?", "Yes, that’s it")
    ann.act("Your turn: thank Bob for listening", "Send my thanks", "Thank you.")
    bob.act("Your turn: do you want to speak now?", "Close the dialogue for both of us")
    ann.act("Your turn: close with an appreciation", "Send my appreciation", "You stayed.")
    bob.act("Your turn: take it in, and mirror it", "Send to Ann", "I stayed.")
    bob.act("Your turn: close with an appreciation", "Send my appreciation", "You told me.")
    ann.act("Your turn: take it in, and mirror it", "Send to Bob", "I told you.")
    for one in (ann, bob):
        one.act("Before you go", "Close the dialogue")
    for one in (ann, bob):
        one.sees("You’re done for today")
