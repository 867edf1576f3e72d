"""The site's own type on a page: loaded before anything shows, and moving nothing when it comes late or never."""

import pytest
from playwright.sync_api import Page, Route

from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Alone, NewPage
from tests.stage import TO_FIRST_SEND

SHIFTS = """window.shifts = [];
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value)))
    .observe({ type: "layout-shift", buffered: true });"""
USED = """async () => { await document.fonts.ready;
  return [...document.fonts].filter(({ status }) => status === "loaded")
    .map(({ family, weight }) => `${family.replaceAll('"', "")} ${weight}`); }"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"


def test_a_page_is_set_in_the_fonts_of_the_site(person: NewPage) -> None:
    page = person()
    page.goto("/")
    assert page.evaluate(USED) == ["Site Serif 400 600", "Site Sans 400", "Site Sans 700"]


@pytest.mark.parametrize("lost", [True, False])
def test_fonts_that_come_after_the_page_move_nothing(alone: Alone, complaints: Complaints, lost: bool) -> None:
    complaints.expect("Failed to load resource", "was preloaded using link preload")
    page = alone().page
    page.add_init_script(SHIFTS)
    held: list[Route] = []
    page.route("**/*.woff2", lambda route: held.append(route))  # noqa: PLW0108  Playwright marks what it is given
    for path in ("/", "/home/", "/you/"):
        page.goto(path, wait_until="commit")
        page.wait_for_function(PAINTED)
        release(page, held, lost=lost)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.shifts") == [], path


def test_nothing_moves_in_a_room(alone: Alone) -> None:
    ann = alone("Ann", TO_FIRST_SEND)
    ann.page.add_init_script(SHIFTS)
    ann.page.reload()
    ann.page.wait_for_load_state("networkidle")
    assert ann.page.evaluate("window.shifts") == []


def release(page: Page, held: list[Route], *, lost: bool) -> None:
    while held:
        one = held.pop()
        one.fulfill(status=404) if lost else one.continue_()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
