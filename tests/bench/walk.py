"""From the front page to the first “yes, you got me”, in two browsers: `make walk` writes `var/walk.json`.

Counts what a person has to press and read. A press is a click or a tap: a link, a button, or a field that the page has
not put the cursor into. Read is each line the first time it stands on the screen; at 238 words a minute, the average of
adults who read silently (Brysbaert 2019), that gives the seconds. Typing is left out: that depends on what one says.
"""

import json
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.bench.results import say
from tests.e2e.site import ROOT, started
from tests.services import chromium_program

PASSWORD = "four words in a row"
WORDS_A_MINUTE = 238
LINES = "() => document.body.innerText.split('\\n').map((line) => line.trim()).filter(Boolean)"
WANTED = {  # presses, seconds
    "account": (4, 60),
    "invited": (5, 75),
    "joined": (5, 50),
    "first_sentence": (9, 120),
    "first_got_me": (10, 140),
}
Figures = dict[str, float]


class Walker:
    """Somebody who reads everything once, and presses what leads on."""

    def __init__(self, page: Page, name: str) -> None:
        self.page, self.name = page, name
        self.presses = self.words = 0
        self.lines: set[str] = set()

    def reads(self) -> None:
        self.page.wait_for_load_state()
        new = [line for line in self.page.evaluate(LINES) if line not in self.lines]
        self.lines.update(new)
        self.words += sum(len(line.split()) for line in new)

    def presses_on(self, what: Locator) -> None:
        expect(what).to_be_visible()
        self.reads()
        self.presses += 1
        what.click()

    def types(self, field: Locator, text: str) -> None:
        expect(field).to_be_visible()
        if not field.evaluate("(element) => element === document.activeElement"):
            self.presses_on(field)
        self.page.keyboard.insert_text(text)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name)

    def signs_up(self, button: str) -> None:
        self.types(self.page.locator("[name=name]"), self.name)
        self.types(self.page.locator("[name=email]"), f"{self.name.lower()}@example.org")
        self.types(self.page.locator("[name=password1]"), PASSWORD)
        self.presses_on(self.button(button))

    def figures(self) -> Figures:
        """Up to the last press."""
        return {"presses": self.presses, "words": self.words, "seconds": round(self.words * 60 / WORDS_A_MINUTE)}


def walk(ann: Walker, ben: Walker) -> dict[str, Figures]:
    """What it takes up to the press that does each of `WANTED`: Ben’s own for `joined`, Ann’s for all others."""
    found = {}
    ann.page.goto("/")
    ann.presses_on(ann.link("Start with your partner"))
    ann.signs_up("Create my account")
    expect(ann.button("Copy my link")).to_be_visible()
    found["account"] = ann.figures()
    ann.presses_on(ann.button("Copy my link"))
    expect(ann.page.locator("#invitation [role=status]")).to_have_text("Link copied.")
    found["invited"] = ann.figures()

    ben.page.goto(str(ann.page.evaluate("() => navigator.clipboard.readText()")))
    ben.signs_up("Sign up and join Ann")
    ben.page.wait_for_url("**/home/")
    found["joined"] = ben.figures()

    ann.presses_on(ann.link("Go to your home page"))
    ann.presses_on(ann.link("Talk about something"))
    ann.presses_on(ann.page.locator("form[action='/dialogue/start/'] button.main"))
    ben.presses_on(ben.page.locator("#live button[value=now]"))
    box = ann.page.locator("#turn [data-box]")
    ann.types(box, "When you came home last night, I felt alone.")
    ann.presses_on(ann.page.locator("#turn button[value=say]"))
    expect(ann.page.locator("main")).to_contain_text("I felt alone")
    found["first_sentence"] = ann.figures()

    if "/dialogue/" not in ben.page.url:
        ben.presses_on(ben.page.locator("#live a.main"))
    ben.types(ben.page.locator("#turn [data-box]"), "You felt alone when I came home last night.")
    ben.presses_on(ben.page.locator("#turn button[value=say]"))
    ann.presses_on(ann.page.locator("#turn button[value=yes]"))
    expect(ann.page.locator("#turn button[value=yes]")).to_have_count(0)
    found["first_got_me"] = ann.figures()
    return found


def report(found: dict[str, Figures], where: Path) -> int:
    """Writes the figures, says them, and gives how many are above what is wanted."""
    presses = {place: figures["presses"] for place, figures in found.items()}
    others = {f"{place}_{key}": figures[key] for place, figures in found.items() for key in ("words", "seconds")}
    where.write_text(json.dumps(presses | others, indent=2) + "\n", encoding="utf-8")
    above = 0
    for place, (most_presses, most_seconds) in WANTED.items():
        figures = found[place]
        missed = figures["presses"] > most_presses or figures["seconds"] > most_seconds
        above += missed
        say(
            f"{place:<16}{figures['presses']:>3.0f} presses (at most {most_presses}), {figures['words']:>4.0f} words,"
            f" {figures['seconds']:>4.0f} s (at most {most_seconds}){'   not reached' if missed else ''}"
        )
    return above


def _page(chromium: Browser, url: str) -> Page:
    return chromium.new_context(base_url=url, permissions=["clipboard-read", "clipboard-write"]).new_page()


def main() -> int:
    program = chromium_program()
    if program is None:
        raise SystemExit("Chromium is not installed; scripts/services installs it.")
    with (
        tempfile.TemporaryDirectory(prefix="imago-walk-") as var,
        started(Path(var)) as site,
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        ann, ben = (Walker(_page(chromium, site.url), name) for name in ("Ann", "Ben"))
        found = walk(ann, ben)
        chromium.close()
    (ROOT / "var").mkdir(exist_ok=True)
    return report(found, ROOT / "var/walk.json")


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
