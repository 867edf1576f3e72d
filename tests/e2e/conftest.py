"""A real server and real browsers. What a browser complains of, or asks of another origin, fails the test.

Playwright keeps an event loop in its thread for as long as it runs, and the async tests cannot have one beside it:
so the browser ends with this directory, and with xdist the tests of this directory stay together, in two groups
that take about as long: those that walk over all pages, and those in which people do something.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.e2e.partners import Partner
from tests.e2e.site import Site, started

__all__ = ["NewPage", "Site"]

HERE = Path(__file__).parent
PAGES = {"test_access_for_everyone.py", "test_crawl.py"}
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Chromium complains of these by itself; here it does so in words that stay the same from one version to the next.
REPORT_VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.effectiveDirective} forbids ${event.blockedURI}`))"""


class NewPage(Protocol):
    """Makes a page in a browser context of its own: another person, another device."""

    def __call__(self, **context: Any) -> Page: ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("e2e_pages" if item.path.name in PAGES else "e2e"))


@pytest.fixture(scope="session")
def fresh_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a site keeps after its first start: keys, an empty database, static files."""
    var = tmp_path_factory.mktemp("site") / "var"
    var.mkdir()
    with started(var):
        return var


@pytest.fixture
def site(fresh_var: Path, tmp_path: Path) -> Iterator[Site]:
    """The site as `make run` starts it, with an empty database, on a free port."""
    with started(shutil.copytree(fresh_var, tmp_path / "var")) as site:
        yield site


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium; Playwright downloads nothing."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("Chromium is not installed.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browsers complained of. A test that provokes some asserts them and clears the list."""
    return []


@pytest.fixture
def person(site: Site, chromium: Browser, complaints: list[str]) -> Iterator[NewPage]:
    """Pages for as many people as a test needs. At the end none of them may have complained."""
    contexts: list[BrowserContext] = []

    def new_page(**options: Any) -> Page:
        context = chromium.new_context(**{"base_url": site.url, **options})
        contexts.append(context)
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", hear)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        own = str(options.get("base_url", site.url))
        context.on("request", lambda request: watch(request.url, own))
        context.on("page", lambda page: page.on("websocket", lambda socket: watch(socket.url, own)))
        return context.new_page()

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    def watch(url: str, own: str) -> None:
        if not url.startswith((own, own.replace("http", "ws"), "data:", "blob:")):
            complaints.append(f"asked {url}")

    yield new_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def couple(site: Site, person: NewPage) -> Callable[..., tuple[Partner, Partner]]:
    """Ann and Bob, a couple, each signed in at home in a browser of their own."""

    def pair(**context: Any) -> tuple[Partner, Partner]:
        site.manage("shell", "--command", "from tests.cast import gather; gather()")
        both = Partner(person(**context), "Ann"), Partner(person(**context), "Bob")
        for one in both:
            one.sign_in()
        return both

    return pair
