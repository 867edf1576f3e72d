"""Whatever happens to the page of a long form, in whatever order, each character that was typed is there again.

`make test` plays a few seeds in each world, `make soak` 300. One that fails is played again by its number alone:
`SEED=117 .venv/bin/pytest -n 0 tests/e2e/test_no_text_is_lost.py`.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Browser, BrowserContext, Error

from tests.e2e import scenes
from tests.e2e.conftest import Site
from tests.e2e.forked_site import copy
from tests.e2e.kept_forms import Field, fields_of, ids_in_templates

SOAK = os.environ.get("SOAK") == "1"
RUNS = 300 if SOAK else 12
SEEDS = [int(os.environ["SEED"])] if "SEED" in os.environ else list(range(RUNS))
pytestmark = [pytest.mark.soak, pytest.mark.timeout(1800 if SOAK else 240)]
PEOPLE = {"at home": ("Ann", "/home/"), "at work": ("Tess", "/caseload/"), "with practice": ("Ann", "/home/")}
WORLDS: dict[str, Callable[[], dict[str, str]]] = {
    "at home": scenes.with_a_sentence_of_a_vision,
    "at work": scenes.everybody_at_work,
    "with practice": scenes.with_practice_and_a_vision_to_build,
}
CHUNKS = (
    " and then",
    "\n\nA new line",
    " שלום",
    " سلام می‌خواهم",
    " 👨‍👩‍👧",
    " <b>&amp;</b>",
    " e\u0301",
    '  "quoted"  ',
    "\n\n",
    " word" * 12,
)
VALUE = "id => document.getElementById(id)?.value"
TYPE = """([id, text]) => { const field = document.getElementById(id); field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true })); return field.value; }"""
SEND = """id => { const { form } = document.getElementById(id); form.noValidate = true;
  form.requestSubmit(form.querySelector("button:not([type=button])")); }"""


class Writer:
    """Somebody who writes into one field, in a tab of their own, while things happen to it."""

    def __init__(self, context: BrowserContext, field: Field, cookie: SetCookieParam, chance: Random) -> None:
        self.context, self.field, self.cookie, self.chance = context, field, cookie, chance
        self.page = context.new_page()
        self.done: list[str] = []
        self.page.goto(field.path)
        self.text = str(self.page.evaluate(VALUE, field.id))
        self.type()

    def type(self) -> None:
        chunk = self.chance.choice(CHUNKS)
        chunk = chunk.replace("\n", " ") if self.field.one_line else chunk
        fits = len(self.text) + len(chunk) <= self.field.most
        self.text = self.page.evaluate(TYPE, [self.field.id, self.text + chunk if fits else chunk])

    def reload(self) -> None:
        self.page.reload()

    def back(self) -> None:
        self.page.goto("/help/")
        self.page.go_back()

    def forward(self) -> None:
        self.back()
        self.page.go_forward()
        self.page.go_back()

    def second_tab(self) -> None:
        """Another text is typed there, and the tab is closed."""
        other = self.context.new_page()
        other.goto(self.field.path)
        other.evaluate(TYPE, [self.field.id, "another text"])
        other.close()

    def session_over(self) -> None:
        self.context.clear_cookies(name="sessionid")
        self.page.reload()
        self.sign_in()

    def sent_when_session_is_over(self) -> None:
        self.context.clear_cookies(name="sessionid")
        self.page.evaluate(SEND, self.field.id)
        self.sign_in()

    def line_lost(self) -> None:
        self.context.set_offline(True)
        with pytest.raises(Error):
            self.page.reload()
        self.context.set_offline(False)
        self.page.goto(self.field.path)

    def sent_without_a_line(self) -> None:
        self.context.set_offline(True)
        with self.page.expect_event("requestfailed", lambda request: request.method == "POST"):
            self.page.evaluate(SEND, self.field.id)
        self.context.set_offline(False)
        self.page.goto(self.field.path)

    def sent_to_a_bad_gateway(self) -> None:
        self.page.route(
            "**", lambda route: route.fulfill(status=502) if route.request.method == "POST" else route.continue_()
        )
        with self.page.expect_response(lambda answer: answer.status == 502):
            self.page.evaluate(SEND, self.field.id)
        self.page.unroute("**")
        self.page.goto(self.field.path)

    def sign_in(self) -> None:
        """The session is there again, as after a sign-in, which leads to where it says."""
        self.page.wait_for_url("**/account/login/**")
        self.context.add_cookies([self.cookie])
        self.page.goto(parse_qs(urlsplit(self.page.url).query)["next"][0])

    def look(self) -> None:
        """Waits until the field holds every character."""
        test = "([id, text]) => document.getElementById(id)?.value === text"
        try:
            self.page.wait_for_function(test, arg=[self.field.id, self.text], timeout=20_000)
        except Error:
            assert self.page.evaluate(VALUE, self.field.id) == self.text, self.page.url

    def acts(self) -> list[Callable[[], None]]:
        sent = [self.sent_when_session_is_over, self.sent_without_a_line, self.sent_to_a_bad_gateway]
        return [
            self.type,
            self.type,
            self.reload,
            self.back,
            self.forward,
            self.second_tab,
            self.session_over,
            self.line_lost,
            *sent,
        ]

    def play(self, steps: int) -> None:
        for act in self.chance.choices(self.acts(), k=steps):
            self.done.append(act.__name__)
            act()
            self.look()


@pytest.fixture(scope="module")
def patient_site(fresh_var: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Nobody's limits count: pages are asked for faster than anybody reads."""
    with (
        Site(fresh_var, tmp_path_factory.mktemp("patient"), MOVES_A_MINUTE="60000").loaded() as loaded,
        loaded.served() as site,
    ):
        yield site


def entered(site: Site, world: str) -> dict[str, str]:
    """The site as this world begins, and everybody's session there."""
    copy(site.fresh / "db.sqlite3", site.var / "db.sqlite3")
    sessions: dict[str, str] = site.filled_by(WORLDS[world])
    return sessions


@pytest.fixture(scope="module")
def found(patient_site: Site) -> dict[str, list[Field]]:
    """The long fields of each world, as one person there meets them."""
    fields = {}
    for world, (name, start) in PEOPLE.items():
        sessions = entered(patient_site, world)
        fields[world] = fields_of(patient_site.url, name, sessions[name], start)
    return fields


def test_every_long_field_of_a_template_is_among_them(found: dict[str, list[Field]]) -> None:
    ids = {field.id for fields in found.values() for field in fields}
    promised = list(ids_in_templates())
    assert len(promised) > 10
    missing = {(name, key.pattern) for name, key in promised if not any(key.fullmatch(one) for one in ids)}
    assert missing == {("review/without_names.html", "marked")}  # single words, on a page that answers a post


@pytest.mark.parametrize("world", WORLDS)
def test_no_character_is_lost(patient_site: Site, found: dict[str, list[Field]], chromium: Browser, world: str) -> None:
    site, sessions = patient_site, entered(patient_site, world)
    seeds = [seed for seed in SEEDS if list(WORLDS)[seed % len(WORLDS)] == world]
    for seed in seeds:
        chance = Random(seed)  # noqa: S311  the same again by its number
        field = found[world][seed // len(WORLDS) % len(found[world])]
        cookie: SetCookieParam = {"name": "sessionid", "value": sessions[field.person], "url": site.url}
        context = chromium.new_context(base_url=site.url)
        context.add_cookies([cookie])
        writer = Writer(context, field, cookie, chance)
        try:
            writer.play(steps=6)
        except (AssertionError, Error) as error:
            raise AssertionError((seed, field, writer.done)) from error
        context.close()
