"""Presses the controls of one page, each until something can be observed: a request, a frame, the page, the focus."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from playwright.sync_api import Error, Locator, Page, Request, Route

PATIENCE = 20_000  # ms until a control that has done nothing is dead
MOMENT = 20  # ms between two looks
FIELDS = {"input", "select", "textarea"}
# Frames that a page sends by itself, while somebody types or is there.
ASIDE = {"draft", "typing", "here", "since", "hint", "hints", "head"}


class Control(NamedTuple):
    """A control by its template and that of its form; where a script alone answers, also which box the page has."""

    place: str
    form: str
    box: str


@dataclass(frozen=True)
class Shown:
    """A control as a page shows it."""

    control: Control
    number: int
    tag: str
    last: bool  # whether the page may be another one afterwards


# Numbers what can be pressed now. What somebody presses elsewhere in a list of the same kind is one control.
SHOWN = """() => {
  const turn = document.querySelector("#turn");
  const all = [...document.querySelectorAll("[data-control]")];
  const inForm = (one) => one.closest("form")?.dataset.control ?? "";
  const found = turn?.querySelector("[data-box]");
  const box = found ? (found.checkVisibility() ? "open" : "folded") : "none";
  return all.map((one, number) => [one, number])
    .filter(([one]) => turn && one.localName !== "form" && !one.closest("[hidden]"))
    .filter(([one]) => !(one.type === "radio" && one.checked) && getComputedStyle(one).display !== "none")
    .map(([one, number]) => [[one.dataset.control, inForm(one), one.type === "button" ? box : ""],
      number, one.localName, one.name === "move" && one.value !== "ouch" || Boolean(one.closest("#exit"))]);
}"""
# Opens what the control is in, and gives its form what the form asks for.
READY = """([number, isField]) => {
  const one = document.querySelectorAll("[data-control]")[number];
  const own = one.localName === "summary" ? one.parentElement : null;
  for (let at = one; at; at = at.parentElement) if (at.localName === "details" && at !== own) at.open = true;
  one.focus();
  if (isField) return;
  const fields = (selector) => [...(one.form?.querySelectorAll(selector) ?? [])];
  for (const field of fields("textarea, input:not([type])")) {
    if (field.value) continue;
    field.value = "You never listen to me.";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  for (const { name } of fields("[type=checkbox], [type=radio]"))
    if (!fields(`[name="${name}"]:checked`).length) fields(`[name="${name}"]`)[0].checked = true;
  for (const field of fields("[type=checkbox][required]")) field.checked = true;
}"""
# What changes when something has been done. A field does something when what its form sends is another thing.
LOOK = """([number, isField]) => {
  const one = document.querySelectorAll("[data-control]")[number];
  if (isField && one) return JSON.stringify([[...new FormData(one.form)], one.validity.valid]);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const focus = document.activeElement === one ? "" : document.activeElement?.outerHTML.slice(0, 200);
  return JSON.stringify([location.href, document.querySelector("#turn")?.dataset.key, focus,
    all("#transcript > li").length, all("textarea, input").map((field) => field.checkVisibility() && field.value),
    all("details").map((fold) => fold.open), document.querySelector("#kept-text")?.textContent,
    document.querySelector("#kept-text")?.hidden, document.querySelector("#refusal")?.textContent]);
}"""


class Presser:
    """One page of the room, whose controls are pressed one after the other."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.sent: list[str] = []
        self.leaving = False  # a form is on its way, and the next page not there yet
        self.failed: list[str] = []  # what was dead, out of reach, or answered with an error
        page.on("request", self._hear_request)
        page.on("load", lambda _page: self._arrive())
        page.on("response", lambda answer: self._judge(answer.url, answer.status))
        page.on("websocket", lambda socket: socket.on("framesent", lambda frame: self._hear_frame(str(frame))))
        page.on("pageerror", lambda error: self.failed.append(str(error)))

    def open(self, address: str) -> None:
        """Waits until the page, where it has scripts, has heard whether the partner is there: then it is all there."""
        self.page.goto(address)
        self.page.wait_for_selector("noscript *, #presence:not([data-here=''])", state="attached")

    def press_all(self, pressed: set[Control]) -> bool:
        """Presses what was not pressed before, as long as this is the same turn. Whether something of it is left."""
        turn, there = self._turn(), {one.control for one in self._shown()}
        while self._turn() == turn and (new := [one for one in self._shown() if one.control not in pressed]):
            one = min(new, key=lambda shown: shown.last)  # in their order, and last what ends the turn
            pressed.add(one.control)
            self._press(one)
            if one.last:
                break
        return bool(there - pressed)

    def _shown(self) -> list[Shown]:
        return [Shown(Control(*control), *rest) for control, *rest in self.page.evaluate(SHOWN)]

    def _turn(self) -> object:
        return self.page.evaluate("() => document.querySelector('#turn')?.dataset.key")

    def _press(self, one: Shown) -> None:
        asked = [one.number, one.tag in FIELDS]
        self.page.evaluate(READY, asked)
        before, sent = self.page.evaluate(LOOK, asked), len(self.sent)
        try:
            self._act(one, self.page.locator("[data-control]").nth(one.number))
        except Error as error:
            self.failed.append(f"out of reach: {one}: {error.message[:300]}")
            return
        for _look in range(PATIENCE // MOMENT):
            if not self.leaving and (len(self.sent) > sent or self._look(asked) != before):
                return
            self.page.wait_for_timeout(MOMENT)
        self.failed.append(f"dead: {one}")

    def _act(self, one: Shown, there: Locator) -> None:
        if one.tag == "a":
            self._follow(there)
        elif one.tag == "select":
            there.press("ArrowDown")
        elif one.tag not in FIELDS:
            there.click(timeout=PATIENCE)
        elif (label := there.locator("xpath=ancestor::label")).count():
            label.click(timeout=PATIENCE)
        else:
            there.press("a")

    def _follow(self, link: Locator) -> None:
        """Without leaving this page; but what is there has to be a page."""
        self.page.route("**", self._stay)
        link.click(timeout=PATIENCE)
        self.page.unroute("**")

    def _stay(self, route: Route, request: Request) -> None:
        if request.is_navigation_request():
            self._judge(request.url, self.page.request.get(request.url).status)
            route.fulfill(status=204)
        else:
            route.continue_()

    def _look(self, asked: Sequence[object]) -> object:
        try:
            return self.page.evaluate(LOOK, asked)
        except Error:  # another page is coming
            return None

    def _hear_request(self, request: Request) -> None:
        if request.method == "POST" or request.is_navigation_request():
            self.sent.append(request.url)
            self.leaving |= request.method == "POST" and request.is_navigation_request()

    def _arrive(self) -> None:
        self.leaving = False

    def _judge(self, url: str, status: int) -> None:
        if status >= 400:
            self.failed.append(f"{status} at {url}")

    def _hear_frame(self, frame: str) -> None:
        if json.loads(frame)["type"] not in ASIDE:
            self.sent.append(frame)
