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
        one.act("First, arrive", "I have arrived")
    for one in (ann, bob):
        one.act("Set your intent", "Yes, that is my intent")

    ann.act("Your turn to speak", "Say it", "I felt alone on Tuesday.")
    expect(bob.page.locator("#announce")).to_contain_text("Your turn to mirror")
    bob.act("Your turn to mirror", "Give it back", "You felt alone on Tuesday.")
    ann.act("Did Bob get that?", "Almost")
    ann.page.keyboard.press("Tab")
    ann.page.keyboard.press("Space")  # the first word
    ann.press("Send the missed words")
    bob.act("Almost. Give back what was missed", "Give it back", "You.")
    ann.act("Did Bob get that?", "Yes, you got me")
    bob.act("You got it. Ask for more", "Is there more about that?")
    ann.act("Is there more about that?", "No, that is all")
    bob.act("Gather it all up", "Give back the whole", "You felt alone.")
    ann.act("Did Bob get it all?", "Yes, that is all of it")
    bob.act("Say why it makes sense", "Say what makes sense", "You make sense.")
    ann.act("Does that feel understood?", "Yes, that feels understood")
    bob.sees("Guess what it feels like")
    bob.page.locator("[data-box]").focus()
    bob.page.keyboard.type("lonely")
    bob.press("Offer my guess")
    ann.act("Is that it?", "Yes, that is it")
    ann.act("Say thank you", "Thank you for hearing me", "Thank you.")
    bob.act("Now it can be your turn to speak", "Close for today")
    ann.act("Close with an appreciation", "Give my appreciation", "You stayed.")
    bob.act("Take it in, and give it back", "Give it back", "I stayed.")
    bob.act("Close with an appreciation", "Give my appreciation", "You told me.")
    ann.act("Take it in, and give it back", "Give it back", "I told you.")
    for one in (ann, bob):
        one.act("Before you go", "Close the dialogue")
    for one in (ann, bob):
        one.sees("That is all for today")
