"""A small phone: a short head on every page, the main act at the foot of the room, and what is mirrored in sight."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.e2e.conftest import Alone, NewPage, Pair
from tests.stage import TO_FIRST_SEND

PHONE: ViewportSize = {"width": 360, "height": 640}
KEYBOARD_OPEN: ViewportSize = {"width": 360, "height": 310}
LONG = "When I come home and the kitchen is as I left it, I feel alone with all of it. " * 8
HEAD = "() => document.querySelector('.head').getBoundingClientRect().height"


def in_sight(page: Page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    assert box
    return box["y"] >= 0 and box["y"] + box["height"] <= page.evaluate("() => innerHeight")


@pytest.mark.parametrize("path", ["/", "/help/", "/account/login/", "/account/signup/"])
def test_the_head_is_one_line_for_a_visitor(person: NewPage, path: str) -> None:
    page = person(viewport=PHONE)
    page.goto(path)
    assert page.evaluate(HEAD) <= 64


def test_the_head_is_one_line_on_one_s_own_pages_and_in_the_room(alone: Alone) -> None:
    ann = alone(script=TO_FIRST_SEND, viewport=PHONE)
    assert ann.page.evaluate(HEAD) <= 64
    for path in ("/home/", "/workbook/", "/partner/", "/past/", "/sharing/", "/you/", "/dialogue/begin/"):
        ann.page.goto(path)
        assert ann.page.evaluate(HEAD) <= 64, path
    ann.page.keyboard.press("Tab")
    expect(ann.page.get_by_role("button", name="Quick exit")).to_be_focused()

    expect(ann.page.get_by_role("link", name="Exercises")).to_be_hidden()
    ann.presses("Menu")
    ann.page.get_by_role("link", name="Exercises").click()
    expect(ann.page).to_have_url("/workbook/")


@pytest.mark.parametrize(("name", "script"), [("Ann", ""), ("Bob", TO_FIRST_SEND)])
def test_home_is_in_sight_on_a_screen_that_waits(alone: Alone, name: str, script: str) -> None:
    one = alone(name, script, viewport=PHONE)
    assert (one.page.evaluate(HEAD) <= 64, in_sight(one.page, "#bar .home")) == (True, True)
    if script:
        one.unfolds("Pause")
        one.presses("Pause for both of you")
        one.sees("A pause")
        assert in_sight(one.page, "#bar .home")
    one.page.get_by_role("link", name="Home", exact=True).click()
    expect(one.page).to_have_url("/home/")


def test_the_main_act_is_in_sight_however_long_the_texts_are(room: Callable[..., Pair]) -> None:
    ann, bob = room(TO_FIRST_SEND + f"ann say {LONG}\nbob say {LONG}", viewport=PHONE)
    ann.sees("Your turn: did Bob get that?")
    assert in_sight(ann.page, ".main-act .main")
    texts = ann.page.locator(".pinned p")
    folded = texts.evaluate_all("(all) => all.map((one) => one.clientHeight)")
    ann.unfolds("Show all")
    shown = texts.evaluate_all("(all) => all.map((one) => one.clientHeight)")
    assert all(after > 2 * before for before, after in zip(folded, shown, strict=True))
    assert in_sight(ann.page, ".main-act .main")
    ann.presses("Yes, you got me")
    bob.sees("Ann says you got it. Ask if there’s more")


def test_the_main_act_is_over_neither_the_box_nor_the_last_line(alone: Alone) -> None:
    page = alone(script=TO_FIRST_SEND, viewport=PHONE).page
    page.locator("[data-box]").fill("A line of mine\n" * 30)
    page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
    act, log = (page.locator(place).bounding_box() for place in (".main-act", ".so-far"))
    assert act
    assert log
    assert act["y"] + act["height"] <= log["y"]


def test_what_is_mirrored_stays_in_sight_with_the_keyboard_open(alone: Alone) -> None:
    page = alone("Bob", TO_FIRST_SEND + f"ann say {LONG}", viewport=KEYBOARD_OPEN).page
    box = page.locator("[data-box]")
    box.focus()
    for _line in range(8):
        page.keyboard.type("You said")
        page.keyboard.press("Enter")
    page.wait_for_function("() => scrollY > 0")
    for place in (".pins", ".exit button", ".main-act .main"):
        assert in_sight(page, place), place
    strip = page.locator(".pins")
    height = strip.evaluate("(one) => one.clientHeight")
    page.locator(".unfold summary").click()
    assert in_sight(page, ".pins")
    assert strip.evaluate("(one) => one.clientHeight") > 2 * height
