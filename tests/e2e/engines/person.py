"""What a person does in a window of any engine, with its own keys and pointer. Waits for the page, never for time."""

import time
from collections.abc import Callable
from typing import Any

from tests.e2e.engines.window import EngineError, NotThereError, Window

PATIENCE = 20.0  # seconds
PHONE = (360, 740)
LABELED = """(label) => [...document.querySelectorAll("button, summary, a, label")].find(
  (one) => one.checkVisibility() && one.innerText.trim().replace(/\\s+/g, " ") === label)"""
SELECTED = "(selector) => [...document.querySelectorAll(selector)].find((one) => one.checkVisibility())"
TEXT = "(selector) => document.querySelector(selector)?.innerText.trim().replace(/\\s+/g, ' ')"
WORDS = "(selector) => [...document.querySelectorAll(selector)].map((one) => one.innerText.trim())"
BOX = "#turn textarea[data-box]"


class Person:
    """One person at one page, as `tests.e2e.partners.Person` has it."""

    def __init__(self, window: Window, name: str, site: str, session: str) -> None:
        self.window, self.name, self.site = window, name, site
        window.resize(*PHONE)
        window.use_session(site, session)

    def goes_to(self, path: str) -> None:
        self.window.open(self.site + path)

    def enters(self, room: str) -> None:
        """Opens the room, or opens it anew, and returns when its socket has brought something."""
        self.goes_to(room)
        self.is_live()

    def is_live(self) -> None:
        self.until("() => document.querySelector('#presence').dataset.here !== ''")

    def until(self, function: str, *arguments: object) -> None:
        """Returns when this is true in the page, whichever page it is by then."""
        assert waited(lambda: self.window.run(function, *arguments)), (
            function,
            arguments,
            self.window.run(TEXT, "body"),
        )

    def finds(self, selector: str, words: str) -> None:
        """Waits until the element has exactly these words."""
        seen = waited(lambda: self.window.run(TEXT, selector), lambda text: text == words)
        assert seen == words, (seen, self.window.run(TEXT, "body"))

    def finds_last(self, selector: str, words: str) -> None:
        """The same for the last of several."""
        self.until("(all, words) => [...document.querySelectorAll(all)].at(-1)?.innerText === words", selector, words)

    def sees(self, title: str) -> None:
        self.finds("#turn h1", title)

    def reads(self, words: str) -> None:
        self.until("(words) => document.querySelector('#transcript').innerText.includes(words)", words)

    def presses(self, label: str) -> None:
        self.clicks(LABELED, label)

    def clicks(self, finder: str, *arguments: object) -> None:
        """Presses the element once it is there. What was pressed is never pressed again."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return self.window.click(finder, *arguments)
            except NotThereError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.02)

    def writes(self, text: str) -> None:
        """With keys, in the empty box."""
        self.clicks(SELECTED, BOX)
        self.window.type(text)
        self.holds(text)

    def holds(self, text: str) -> None:
        """Waits until this stands in the box."""
        held = waited(
            lambda: self.window.run("(box) => document.querySelector(box)?.value", BOX), lambda it: it == text
        )
        assert held == text

    def says(self, title: str, text: str, button: str) -> None:
        self.sees(title)
        self.writes(text)
        self.presses(button)

    def answers(self, title: str, button: str) -> None:
        self.sees(title)
        self.presses(button)

    def feels(self, feeling: str) -> None:
        self.presses(feeling)

    def lines(self) -> list[str]:
        """What was said in the room, after the line that it was asked for with."""
        return list(self.window.run(WORDS, "#transcript > li p"))[1:]


def waited(look: Callable[[], Any], fits: Callable[[Any], object] = bool) -> Any:
    """What is seen once it fits, or at the end of all patience. A page that is just being left is looked at again."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            if fits(seen := look()) or time.monotonic() > end:
                return seen
        except EngineError:
            if time.monotonic() > end:
                raise
        time.sleep(0.02)
