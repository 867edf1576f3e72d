"""The quick way out in a browser: away at once, signed out, nothing behind, and a lost connection for the partner."""

import json
from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Alone, NewPage, Pair
from tests.e2e.partners import Partner

AWAY = settings.EXIT_URL


def elsewhere(page: Page) -> None:
    page.context.route(AWAY, lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))


def shift(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(AWAY)


def has_no_cookie(page: Page) -> None:
    """Waits for it: where the server is slow, the person is away before they are gone."""
    for _look in range(400):
        if not page.context.cookies():
            return
        page.wait_for_timeout(50)
    raise AssertionError(page.context.cookies())


def frames_of(bob: Partner, ann: Partner, go: Callable[[Page], None]) -> list[dict[str, object]]:
    """What Bob's browser hears from the moment when Ann goes until she counts as away."""
    heard: list[dict[str, object]] = []
    bob.page.on("websocket", lambda line: line.on("framereceived", lambda text: heard.append(json.loads(str(text)))))
    bob.page.reload()
    ann.sees("Your turn: say what’s on your mind")
    expect(bob.page.locator("#presence")).to_have_attribute("data-here", "yes")
    bob.sees("Ann is writing. Just listen.")  # all that was said before has been heard
    heard.clear()
    go(ann.page)
    expect(bob.page.locator("#presence")).to_have_attribute("data-here", "no", timeout=30_000)
    return [frame for frame in heard if frame["type"] != "head"]  # the answer to a beat of his own


def test_shift_three_times_leaves_and_back_shows_nothing(alone: Alone, complaints: Complaints) -> None:
    ann = alone()
    elsewhere(ann.page)
    for page in ("/home/", "/partner/"):
        ann.page.goto(page)
    shift(ann.page)
    assert complaints == [f"asked {AWAY}"]
    ann.page.go_back()
    ann.page.wait_for_url("**/account/login/**")
    expect(ann.page.locator("body")).not_to_contain_text("Bob")
    complaints.expect(f"asked {AWAY}")


def test_leaving_ends_the_session_where_pings_and_fetches_are_blocked(alone: Alone, complaints: Complaints) -> None:
    ann = alone()
    elsewhere(ann.page)
    ann.page.goto("/partner/")
    there, name = ann.page.url, settings.SESSION_COOKIE_NAME
    key = next(one["value"] for one in ann.page.context.cookies() if one["name"] == name)
    ann.page.add_init_script("navigator.sendBeacon = () => true; window.fetch = () => Promise.reject(new TypeError())")
    ann.page.goto("/partner/")
    with ann.page.expect_request(AWAY):  # not answered here: what a redirect leads to passes by every route
        for _ in range(3):
            ann.page.keyboard.press("Shift")
    has_no_cookie(ann.page)
    ann.page.context.add_cookies([{"name": name, "value": key, "url": there}])
    again = ann.page.context.new_page()
    again.goto(there)
    assert "/account/login/" in again.url
    complaints.expect(f"asked {AWAY}")


def test_nothing_of_the_site_is_in_the_browser_afterwards(alone: Alone, complaints: Complaints) -> None:
    ann = alone()
    elsewhere(ann.page)
    ann.page.goto("/partner/")
    ann.page.evaluate("localStorage.setItem('a', '1')")
    shift(ann.page)
    has_no_cookie(ann.page)
    ann.page.goto("/help/")
    assert ann.page.evaluate("localStorage.getItem('a')") is None
    complaints.expect(f"asked {AWAY}")


def test_the_button_leaves_without_a_script(person: NewPage, complaints: Complaints) -> None:
    page = person(java_script_enabled=False)
    elsewhere(page)
    page.goto("/help/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(AWAY)
    assert complaints == [f"asked {AWAY}"]
    complaints.expect(f"asked {AWAY}")


@pytest.mark.parametrize("go", [shift, Page.close], ids=["leaves", "is cut off"])
def test_the_partner_hears_what_a_lost_connection_says(
    room: Callable[..., Pair], complaints: Complaints, go: Callable[[Page], None]
) -> None:
    ann, bob = room()
    elsewhere(ann.page)
    gone = {"type": "presence", "here": False, "writing": False, "text": "Ann doesn’t have this page open"}
    assert frames_of(bob, ann, go) == [gone]
    complaints.expect(f"asked {AWAY}")
