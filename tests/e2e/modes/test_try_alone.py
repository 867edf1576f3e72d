"""A try alone, in a real browser: with a script in place and page by page without one, and with the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.accessibility import STILL, check
from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Alone, NewPage, Site

MIRROR = "When I look at my phone at dinner you feel alone, and you miss talking with me."
OWN = "I lost the blue keys of my grandmother."


def presses(page: Page, move: str) -> None:
    page.locator(f"#turn button[value={move}]:visible").first.click()


def test_a_visitor_mirrors_and_is_mirrored_on_one_page(site: Site, person: NewPage) -> None:
    page = person(**STILL)
    page.goto("/try/")
    first = page.evaluate("() => (window.here = true, history.length)")
    expect(page.locator("main")).to_contain_text("Sam is a script, not a person. Nothing you write here is stored")
    check(page)
    page.locator("[data-box]").fill("You feel bad at dinner")
    expect(page.locator(".lens .added").first).to_have_text("bad")
    check(page)
    presses(page, "say")
    expect(page.locator(".pinned").last).to_contain_text("These words were missed")
    expect(page.locator("[data-box]")).to_be_focused()
    expect(page.locator("#announce")).to_contain_text("Sam marked the words")
    page.keyboard.type(MIRROR)
    page.keyboard.press("Control+Enter")
    presses(page, "ask_more")
    page.get_by_role("button", name="I feel…").click()
    page.keyboard.type("tired.")
    presses(page, "say")
    expect(page.locator(".pinned").last).to_contain_text("You feel tired. Did I get that?")
    page.locator(".fold summary").click()
    check(page)
    page.locator(".tap-words label", has_text="tired").click()
    presses(page, "almost")
    expect(page.locator(".pinned").last).to_contain_text("And you also said: “tired.”")
    presses(page, "yes")
    expect(page.locator("main")).to_contain_text("What you just did")
    check(page)
    assert page.evaluate("() => [window.here, history.length]") == [True, first]
    stored = page.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    assert [word for word in ("dinner", "tired", "alone,") if word in stored] == []
    page.get_by_role("link", name="Start with your partner").click()
    page.wait_for_url("**/account/signup/?next=/partner/")


def test_it_goes_page_by_page_without_a_script(site: Site, person: NewPage, complaints: Complaints) -> None:
    complaints.expect("status of 409")
    page = person(java_script_enabled=False)
    page.goto("/try/")
    page.locator("[data-box]").fill("You feel bad")
    page.get_by_role("button", name="Preview the hints").click()
    expect(page.locator(".lens .added").first).to_have_text("bad")
    expect(page.locator("[data-box]")).to_have_value("You feel bad")
    page.locator("[data-box]").fill("")
    presses(page, "say")
    expect(page.locator("#refusal")).to_have_text("The box is still empty. Take your time.")
    page.locator("[data-box]").fill(MIRROR)
    for move in ("say", "ask_more"):
        presses(page, move)
    page.locator("[data-box]").fill(OWN)
    for move in ("say", "yes"):
        presses(page, move)
    expect(page.locator("main")).to_contain_text("You lost the blue keys of your grandmother.")
    expect(page.locator("main")).to_contain_text("What you just did")


@pytest.mark.parametrize("line", ["cut", "limit"])
def test_what_cannot_be_sent_stays_in_the_box(site: Site, person: NewPage, complaints: Complaints, line: str) -> None:
    complaints.expect("status of 429", "net::ERR_FAILED")
    page = person(**STILL)
    page.goto("/try/")
    answer = {"status": 429, "content_type": "text/html", "body": "<h1>That was a lot at once</h1>"}
    page.route("**/try/", lambda route: route.abort() if line == "cut" else route.fulfill(**answer))
    page.locator("[data-box]").fill(MIRROR)
    presses(page, "say")
    expect(page.locator("#refusal")).to_have_text("Not sent. Your text is still here. Wait a moment, then press again.")
    expect(page.locator("[data-box]")).to_have_value(MIRROR)
    page.unroute("**/try/")
    presses(page, "say")
    expect(page.locator("#turn button[value=ask_more]")).to_be_focused()


def test_home_leads_to_a_try_and_a_try_back_home(alone: Alone) -> None:
    ann = alone(**STILL)
    ann.page.goto("/home/")
    ann.page.get_by_role("link", name="Try it alone first").click()
    expect(ann.page.locator(".pinned")).to_contain_text("I miss talking with you")
    ann.page.get_by_role("link", name="Leave the practice with Sam").click()
    ann.page.wait_for_url("**/home/")
