"""A real server and real browsers. What a browser complains of, or asks of another origin, fails the test.

Playwright keeps an event loop in its thread for as long as it runs, and the async tests cannot have one beside it:
so the browser ends with this directory, and with xdist the tests of a file stay together.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.e2e import scenes
from tests.e2e.complaints import Complaints
from tests.e2e.forked_site import Site
from tests.e2e.partners import Partner
from tests.e2e.site import started
from tests.prepared_databases import Once
from tests.services import chromium_program
from tests.stage import TO_FIRST_SEND

__all__ = ["Alone", "Known", "NewPage", "Pair", "Site"]

HERE = Path(__file__).parent
Pair = tuple[Partner, Partner]
expect.set_options(timeout=20_000)  # ms; a busy machine is slow, and whatever is right waits for none of it
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Known(Protocol):
    """Somebody in a browser of their own, not yet at any page, and signed in already. With no session: a visitor."""

    def __call__(self, name: str, session: str, **context: Any) -> Partner: ...


class Alone(Protocol):
    """Somebody at no page yet; with a script at the room of a dialogue in which its moves have been made."""

    def __call__(self, name: str = "Ann", script: str | None = None, **context: Any) -> Partner: ...


class NewPage(Protocol):
    """Makes a page in a browser context of its own: another person, another device."""

    def __call__(self, **context: Any) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group(f"e2e_{item.path.stem}"))


@pytest.fixture(scope="session")
def fresh_var(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a site keeps after its first start, by `make run`: keys, an empty database, static files."""
    return shutil.copytree(once("fresh", start_once), tmp_path_factory.mktemp("site") / "var")


def start_once(var: Path) -> None:
    with started(var):
        pass


@pytest.fixture(scope="session")
def loaded(fresh_var: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with Site(fresh_var, tmp_path_factory.mktemp("loaded")).loaded() as site:
        yield site


@pytest.fixture
def site(loaded: Site) -> Iterator[Site]:
    """The site as after its first start: a process of its own, an empty database."""
    with loaded.served() as site:
        yield site


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium; Playwright downloads nothing."""
    program = chromium_program() or pytest.skip("Chromium is not installed.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> Complaints:
    """What the browsers complained of."""
    return Complaints()


@pytest.fixture
def person(site: Site, chromium: Browser, complaints: Complaints) -> Iterator[NewPage]:
    """Pages for as many people as a test needs. At the end none of them may have complained."""
    contexts: list[BrowserContext] = []

    def new_page(**options: Any) -> Page:
        context = chromium.new_context(**{"base_url": site.url, **options})
        contexts.append(context)
        complaints.watch(context, options.get("base_url", site.url))
        return context.new_page()

    yield new_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def known(site: Site, person: NewPage) -> Known:
    """`known("Ann", sessions["Ann"])`, where the sessions are what a scene returned."""

    def come(name: str, session: str, **context: Any) -> Partner:
        page = person(**context)
        if session:
            page.context.add_cookies([{"name": "sessionid", "value": session, "url": site.url}])
        return Partner(page, name)

    return come


@pytest.fixture
def alone(site: Site, known: Known) -> Alone:
    """One of the cast in a browser of their own, while nobody else is at any page."""

    def come(name: str = "Ann", script: str | None = None, **context: Any) -> Partner:
        one = known(name, site.filled_by(scenes.everybody)[name], **context)
        if script is not None:
            one.page.goto(site.filled_by(scenes.in_a_dialogue, script))
        return one

    return come


@pytest.fixture
def couple(site: Site, known: Known) -> Callable[..., Pair]:
    """Ann and Bob, a couple, each at home in a browser of their own. The rest of the cast is there too."""

    def pair(**context: Any) -> Pair:
        sessions = site.filled_by(scenes.everybody)
        ann, bob = (known(name, sessions[name], **context) for name in ("Ann", "Bob"))
        for one in (ann, bob):
            one.page.goto("/home/")
        return ann, bob

    return pair


@pytest.fixture
def room(site: Site, known: Known) -> Callable[..., Pair]:
    """Ann and Bob in one dialogue, after the moves of a script (`tests.stage`), each in a browser of their own."""

    def pair(script: str = TO_FIRST_SEND, **context: Any) -> Pair:
        sessions = site.filled_by(scenes.everybody)
        room = site.filled_by(scenes.in_a_dialogue, script)
        ann, bob = (known(name, sessions[name], **context) for name in ("Ann", "Bob"))
        for one in (ann, bob):
            one.page.goto(room)
        return ann, bob

    return pair
