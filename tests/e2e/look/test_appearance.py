"""What each chose for their pages: colors, whatever the device prefers, and the size of text. Paper is light."""

from playwright.sync_api import Page

from tests.e2e.conftest import Alone

DARK, LIGHT = "rgb(23, 25, 29)", "rgb(251, 247, 241)"


def look(page: Page) -> tuple[str, str]:
    """The ground of the page, and the size of its text."""
    found = page.evaluate(
        "[document.body, document.documentElement].map((one) => getComputedStyle(one))"
        ".map(({ backgroundColor, fontSize }) => [backgroundColor, fontSize])"
    )
    return found[0][0], found[1][1]


def test_a_choice_holds_whatever_the_device_prefers(alone: Alone) -> None:
    page = alone("Ann", color_scheme="light").page
    page.goto("/you/")
    assert look(page) == (LIGHT, "16px")
    page.get_by_label("Dark", exact=True).check()
    page.get_by_label("Larger", exact=True).check()
    page.get_by_role("button", name="Save how pages look").click()
    page.wait_for_url("**/you/")
    page.goto("/home/")
    assert look(page) == (DARK, "20px")
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
