"""What a person does in a browser: reads the heading, writes, presses. Waits for the screen, never for time."""

import time
from typing import Protocol

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD


class Person(Protocol):
    """Somebody in a room, whatever drives their browser."""

    name: str

    def sees(self, title: str) -> None: ...
    def presses(self, label: str) -> None: ...
    def says(self, title: str, text: str, button: str) -> None: ...
    def answers(self, title: str, button: str) -> None: ...
    def feels(self, feeling: str) -> None: ...


class Partner:
    """One person at one page, driven by Playwright."""

    def __init__(self, page: Page, name: str) -> None:
        self.page, self.name = page, name

    def sign_up(self) -> None:
        self.page.goto("/account/signup/")
        self.page.get_by_label("First name").fill(self.name)
        self.page.locator("[name=email]").fill(f"{self.name.lower()}@example.org")
        self.page.locator("input[type=password]").fill(PASSWORD)
        self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_url("**/home/")

    def sign_in(self, to: str = "**/home/") -> None:
        self.page.goto("/account/login/")
        self.page.locator("[name=login]").fill(f"{self.name.lower()}@example.org")
        self.page.locator("[name=password]").fill(PASSWORD)
        self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_url(to)

    def proves_it_is_them(self) -> None:
        """Answers "is it still you?" once; sensitive pages open for five minutes then."""
        self.page.goto("/account/sessions/")
        self.page.locator("[name=password]").fill(PASSWORD)
        self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_url("**/account/sessions/")

    def adds_a_second_step(self) -> None:
        """With an app that shows codes (RFC 6238: a new one every 30 s)."""
        self.page.goto("/account/2fa/totp/activate/")
        if self.page.locator("[name=password]").count():
            self.page.locator("[name=password]").fill(PASSWORD)
            self.page.locator("main form button[type=submit]").first.click()
        secret = self.page.locator("#authenticator_secret").input_value()
        code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
        self.page.locator("[name=code]").fill(code)
        self.page.locator("main form button[type=submit]").first.click()
        self.page.wait_for_url("**/recovery-codes/**")

    def invite(self) -> str:
        """The single-use link, as it stands on the page."""
        self.page.goto("/partner/")
        self.page.locator("form[action='/partner/invite/'] button").click()
        return self.page.locator("input[readonly]").input_value()

    def join(self, link: str) -> None:
        self.page.goto(link)
        self.page.locator("main form[method=post] button").first.click()
        self.page.wait_for_url("**/home/")

    def ask(self, title: str) -> None:
        """For a whole dialogue, which the home page offers once a short one is finished."""
        self.page.goto("/dialogue/begin/intentional/")
        self.page.get_by_label("I’d like to talk about…").fill(title)
        self.page.locator("form[action='/dialogue/start/'] button.main").click()
        self.page.wait_for_url("**/dialogue/*/")

    def go_in(self) -> None:
        """Follows what the home page offers."""
        self.page.locator("#live .card :is(a.main, a.quiet, a.link)").first.click()
        self.page.wait_for_url("**/dialogue/*/")

    def sees(self, title: str) -> None:
        """Waits for the heading of the turn."""
        expect(self.page.locator("#turn h1")).to_have_text(title)

    def reads(self, words: str) -> None:
        """Waits for words in the log."""
        expect(self.page.locator("#transcript")).to_contain_text(words)

    def presses(self, label: str) -> None:
        self.page.get_by_role("button", name=label, exact=True).click()

    def writes(self, text: str) -> None:
        self.page.locator("#turn textarea[data-box]").fill(text)

    def says(self, title: str, text: str, button: str) -> None:
        """Waits for the turn, writes, and presses its button."""
        self.sees(title)
        self.writes(text)
        self.presses(button)

    def answers(self, title: str, button: str) -> None:
        self.sees(title)
        self.presses(button)

    def feels(self, feeling: str) -> None:
        self.page.locator(".palette label", has_text=feeling).click()

    def unfolds(self, label: str) -> None:
        self.page.locator("summary", has_text=label).click()


def arrive(ann: Person, bob: Person) -> None:
    """From the request to the first sentence, when both are in the room. Ann has asked."""
    bob.answers("Ann would like to talk. Is now a good time?", "Yes, I’m ready")
    for person in (ann, bob):
        person.answers("Arrive first, each of you", "I’ve arrived")
    for person in (ann, bob):
        person.answers("Before you start", "I’m ready to start")


def hear(sender: Person, receiver: Person, text: str) -> None:
    """One sentence, given back word for word and checked."""
    sender.says("Your turn: say what’s on your mind", text, f"Send to {receiver.name}")
    receiver.says(f"Your turn: mirror what {sender.name} said", f"You said: {text}", f"Send to {sender.name}")
    sender.answers(f"Your turn: did {receiver.name} get that?", "Yes, you got me")
    receiver.answers(f"{sender.name} says you got it. Ask if there’s more", "Ask if there’s more about that")
    sender.sees("Your turn: is there more about that?")


def finish_round(sender: Person, receiver: Person) -> None:
    """From "no, that is all" to the thanks."""
    sender.presses("No, that’s all")
    receiver.says("Your turn: sum up what you heard", "All of it, in short.", "Send my summary")
    sender.answers(f"Your turn: did {receiver.name} get all of it?", "Yes, that’s all of it")
    receiver.says(
        f"Your turn: validate what {sender.name} said",
        "You make sense, because it matters to you.",
        "Send what makes sense",
    )
    sender.answers("Your turn: do you feel understood?", "Yes, I feel understood")
    receiver.sees(f"Your turn: guess what {sender.name} feels")
    receiver.feels("lonely")
    receiver.presses("Send my guess")
    sender.answers("Your turn: is that how you feel?", "Yes, that’s it")
    sender.says(f"Your turn: thank {receiver.name} for listening", "Thank you for staying with me.", "Send my thanks")


def close(sender: Person, receiver: Person) -> None:
    """One appreciation each, given back, and the end."""
    sender.says("Your turn: close with an appreciation", "That you stayed.", "Send my appreciation")
    receiver.says("Your turn: take it in, and mirror it", "That I stayed.", f"Send to {sender.name}")
    receiver.says("Your turn: close with an appreciation", "That you told me.", "Send my appreciation")
    sender.says("Your turn: take it in, and mirror it", "That I told you.", f"Send to {receiver.name}")
    for person in (sender, receiver):
        person.answers("Before you go", "Close the dialogue")
    for person in (sender, receiver):
        person.sees("You’re done for today")
