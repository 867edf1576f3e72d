"""What is unfolded on a phone: clear of the bar at the foot of the screen, and one filled button at most."""

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.e2e.conftest import Alone, NewPage
from tests.stage import TO_FIRST_SEND

PHONE: ViewportSize = {"width": 360, "height": 640}
FOLDS = "#turn > .fold > summary"
MIRROR = "When I look at my phone at dinner you feel alone, and you miss talking with me."
LONG = "When I come home and the kitchen is as I left it, I feel alone. " * 4
SENT = f"{TO_FIRST_SEND}ann say {LONG}\n"
FILLED = """() => [...document.querySelectorAll("main .main, #bar .main")].filter((one) => one.checkVisibility()
  && getComputedStyle(one).backgroundColor !== getComputedStyle(document.body).backgroundColor).length"""
# What can be pressed in it and lies on the screen, but under something else: each is looked at where it was unfolded.
COVERED = """(fold) => [...fold.querySelectorAll("button, label")].filter((one) => {
  const { x, y, width, height, bottom } = one.getBoundingClientRect();
  if (!one.checkVisibility() || width < 2 || bottom > innerHeight) return false;
  const found = document.elementFromPoint(x + width / 2, y + height / 2);
  return !one.contains(found) && !found?.contains(one);
}).map((one) => one.textContent.trim())"""
BEGINS_IN_SIGHT = """(fold) => {
  const { top, bottom } = fold.getBoundingClientRect();
  const head = document.querySelector(".head").getBoundingClientRect().bottom;
  return top >= head - 1 && (bottom <= innerHeight + 1 || top < head + 24);
}"""


def unfold_each(page: Page) -> int:
    """Presses every fold of the turn, and looks at what it shows. How many there are."""
    folds = page.locator(FOLDS)
    for place in range(folds.count()):
        folds.nth(place).click()
        fold = folds.nth(place).locator("xpath=..")
        if fold.get_attribute("open") is None:
            folds.nth(place).click()  # the page came with it open
        page.wait_for_function(BEGINS_IN_SIGHT, arg=fold.element_handle())
        assert fold.evaluate(COVERED) == []
        assert page.evaluate(FILLED) <= 1
    return folds.count()


@pytest.mark.parametrize(
    ("name", "script", "folds"),
    [
        ("Bob", "", 3),
        ("Bob", SENT, 1),
        ("Ann", f"{SENT}bob say {LONG}", 1),
    ],
)
def test_what_is_unfolded_in_a_room_is_clear_of_the_bar(alone: Alone, name: str, script: str, folds: int) -> None:
    page = alone(name, script, viewport=PHONE).page
    assert page.evaluate(FILLED) == 1
    assert unfold_each(page) == folds


def test_what_is_unfolded_in_a_try_is_clear_of_the_bar(person: NewPage) -> None:
    page = person(viewport=PHONE)
    page.goto("/try/")
    page.locator("[data-box]").fill(MIRROR)
    for move in ("say", "ask_more"):
        page.locator(f"#turn button[value={move}]:visible").first.click()
    page.locator("[data-box]").fill(LONG)
    page.locator("#turn button[value=say]").click()
    page.locator(FOLDS).first.wait_for()
    assert unfold_each(page) > 0


def test_a_menu_over_the_turn_has_the_only_filled_button(alone: Alone) -> None:
    ann = alone(script=TO_FIRST_SEND, viewport=PHONE)
    ann.unfolds("Pause")
    assert ann.page.evaluate(FILLED) == 1
