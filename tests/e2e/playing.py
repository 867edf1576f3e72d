"""Plays a protocol's script in the room, in two browsers: fills in what a move asks for, and presses its button."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from dialogue.domain.validation import Content
from tests.e2e.conftest import Pair

SOON = 20_000  # ms


class Players:
    """Ann and Bob at a dialogue. After each move both screens have to show the same."""

    def __init__(self, pair: Pair, *, aloud: bool = False, seq: int = 0) -> None:
        self.pages: Mapping[str, Page] = {one.name.lower(): one.page for one in pair}
        self.aloud, self.seq = aloud, seq

    @property
    def key(self) -> str:
        """The id of the dialogue."""
        return next(iter(self.pages.values())).url.rstrip("/").rsplit("/", 1)[-1]

    def open(self, who: str, address: str, move: str, content: Content) -> None:
        """Opens it from its own page; the other one comes too."""
        page = self.pages[who]
        page.goto(address)
        self._fill(page.locator("main form[method=post]"), content, move)
        page.locator(f"main button[value={move}]").click()
        page.wait_for_url("**/dialogue/*-*/")
        for other in self.pages.values():
            other.goto(page.url)
        self.agree()

    def make(self, who: str, move: str, content: Content) -> None:
        page = self.pages[who]
        control = f"{button(move)}, [name=instead][value={move}]"
        form = page.locator("#turn form[data-move-form]").filter(has=page.locator(control))
        form.wait_for(state="attached", timeout=SOON)
        if (fold := form.locator("xpath=parent::details[not(@open)]")).count():
            fold.locator("summary").click()
        self._fill(form, content, move)
        if (switch := form.locator(f"[name=instead][value={move}]")).count():
            switch.check()
            move = "say"
        form.locator(button(move)).click()
        self.agree()

    def agree(self) -> None:
        """Waits until the next thing stands in both logs, in the same words."""
        self.seq += 1
        lines = [page.locator(f"#transcript > [data-seq='{self.seq}']") for page in self.pages.values()]
        for line in lines:
            line.wait_for(timeout=SOON)
        assert lines[0].inner_text() == lines[1].inner_text()

    def end_at(self, title: str) -> None:
        for page in self.pages.values():
            expect(page.locator("#turn h1")).to_have_text(title, timeout=SOON)

    def _fill(self, form: Locator, content: Content, move: str) -> None:
        """Times and days are taken as they are offered; what has to be ticked is ticked."""
        for tick in form.locator("[required][type=checkbox], [name=ticks]").all():
            tick.check()
        if self.aloud:
            return
        if content.utterance.text:
            form.locator("[name=text], [name=title]").fill(content.utterance.text)
        for name, chosen in (("words", content.utterance.words), ("feelings", content.utterance.feelings)):
            for value in chosen:
                form.locator(f"[name={name}][value='{value}']").check()


def button(move: str) -> str:
    return f"button[value={move}]"
