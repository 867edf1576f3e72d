"""A therapist who was away is signed out; the page is empty, and what they had typed waits for them alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, expect

from tests.e2e import scenes
from tests.e2e.complaints import GIVEN_UP, Complaints
from tests.e2e.conftest import Known, Site

HALF = "half a thought that nobody else should read"


@contextmanager
def line_opens(page: Page) -> Iterator[None]:
    """Ends when a socket that was asked for meanwhile is heard. One given up before it is open complains."""
    heard: list[str] = []
    page.on("websocket", lambda line: line.on("framereceived", lambda text: heard.append(str(text))))
    yield
    while not heard:
        page.wait_for_timeout(50)


def test_what_was_typed_waits_for_the_same_person_and_shows_to_no_other(
    site: Site, known: Known, complaints: Complaints
) -> None:
    sessions = site.filled_by(scenes.everybody) | site.filled_by(scenes.at_work)
    tess = known("Tess", sessions["Tess"])
    page = tess.page
    page.clock.install()
    complaints.expect(GIVEN_UP)  # where the page's clock jumps while a socket opens
    page.goto("/caseload/")
    with line_opens(page):
        page.get_by_role("link", name="Ann · Bob").click()
    page.get_by_role("heading", name="Ann · Bob").wait_for()
    page.wait_for_load_state()  # what is typed before the page's modules run counts for nobody's activity
    page.locator("#words textarea").last.fill(HALF)
    with page.expect_response("**/you/active/"), line_opens(page):
        page.clock.fast_forward("01:10")
    with line_opens(page):
        page.clock.fast_forward("28:10")
    expect(page.get_by_role("alert")).to_contain_text("You’ll be signed out in two minutes.")
    site.run(scenes.half_an_hour_without_anybody)
    page.clock.fast_forward("02:10")
    expect(page.locator("main h1")).to_have_text("You were signed out after 30 minutes without activity.")
    assert HALF not in page.content()
    assert "Ann · Bob" not in page.content()

    def comes_back(name: str) -> None:
        page.context.add_cookies(
            [{"name": "sessionid", "value": site.run(scenes.signs_in_again, name), "url": site.url}]
        )
        with page.expect_response("**/you/"):
            page.evaluate("window.dispatchEvent(new Event('focus'))")

    comes_back("Ada")
    expect(page.locator("main h1")).to_have_text("You were signed out after 30 minutes without activity.")
    comes_back("Tess")
    expect(page.locator("main h1")).to_have_text("What you typed")
    expect(page.locator("main textarea")).to_have_value(HALF)
    page.get_by_role("link", name="Open the page again").click()
    expect(page.locator("main h1")).to_have_text("Ann · Bob")
