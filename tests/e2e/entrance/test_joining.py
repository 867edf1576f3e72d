"""From the front page to a couple: an account and a link, and the partner who joins by it, each in a few presses."""

import pytest
from playwright.sync_api import Page, expect

from tests.cast import PASSWORD
from tests.e2e.conftest import NewPage, Site

COPIES = {"permissions": ["clipboard-read", "clipboard-write"]}


def types(page: Page, name: str, button: str) -> None:
    """As somebody who is new: the three fields and the button below them."""
    page.locator("[name=name]").fill(name)
    page.locator("[name=email]").fill(f"{name.lower()}@example.org")
    page.locator("[name=password1]").fill(PASSWORD)
    page.get_by_role("button", name=button).click()


def has_a_link(page: Page) -> str:
    """From the front page on; what the clipboard holds in the end."""
    page.goto("/")
    page.get_by_role("link", name="Start with your partner").click()
    expect(page.get_by_label("First name")).to_be_focused()
    types(page, "Ann", "Create my account")
    page.get_by_role("button", name="Copy my link").click()
    expect(page.locator("#invitation [role=status]")).to_have_text("Link copied.")
    return str(page.evaluate("() => navigator.clipboard.readText()"))


def test_two_people_become_a_couple_and_the_inviter_sees_it(site: Site, person: NewPage) -> None:
    ann, ben = person(**COPIES), person()
    link = has_a_link(ann)
    assert ann.get_by_label("Your link").input_value() == link
    ben.goto(link)
    expect(ben.locator("h1")).to_have_text("Ann invites you")
    types(ben, "Ben", "Sign up and join Ann")
    ben.wait_for_url("**/home/")
    expect(ben.locator("#live .both")).to_contain_text("You and Ann")
    expect(ann.locator("h1")).to_have_text("Ben has joined you")
    expect(ann).to_have_title("(1) Your link was used")
    ann.get_by_role("link", name="Go to your home page").click()
    expect(ann.locator("#live .both")).to_contain_text("You and Ben")


def test_home_and_the_page_of_the_link_say_that_it_is_out(site: Site, person: NewPage) -> None:
    ann, ben = person(**COPIES), person()
    link = has_a_link(ann)
    ann.get_by_role("link", name="Go to your home page").click()
    expect(ann.locator("h1")).to_have_text("You’ve made a link for your partner")
    ann.get_by_role("link", name="See the link").click()
    expect(ann.get_by_label("Your link")).to_have_value(link)
    ben.goto(link)
    types(ben, "Ben", "Sign up and join Ann")
    expect(ann.locator("h1")).to_have_text("Ben has joined you")
    ann.goto("/partner/")
    expect(ann.locator("main")).to_contain_text("Ben joined you here on")


def test_a_phone_offers_to_share_the_link_and_no_code_to_scan(site: Site, person: NewPage) -> None:
    page = person(**COPIES, has_touch=True, is_mobile=True, viewport={"width": 360, "height": 740})
    page.add_init_script("navigator.share = async (what) => { window.shared = what; }")
    link = has_a_link(page)
    page.get_by_role("button", name="Share the link").click()
    assert page.evaluate("() => window.shared") == {"url": link}
    expect(page.locator(".qr")).to_be_hidden()


@pytest.mark.parametrize("script", [True, False])
def test_the_example_is_there_with_and_without_a_script(site: Site, person: NewPage, *, script: bool) -> None:
    page = person(java_script_enabled=script)
    page.goto("/")
    for words in ("I feel alone with it.", "Did I get that?", "Yes, you got me."):
        expect(page.locator(".example")).to_contain_text(words)


def test_without_a_script_the_link_comes_with_a_page_of_its_own(site: Site, person: NewPage) -> None:
    page = person(java_script_enabled=False)
    page.goto("/account/signup/?next=/partner/")
    types(page, "Ann", "Create my account")
    page.get_by_role("button", name="Make my link").click()
    assert "/join/" in page.get_by_label("Your link").input_value()
