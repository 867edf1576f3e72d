"""A look at a page with axe, on a phone and at a desk, by light and by dark."""

import re
from collections.abc import Callable

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

from tests.e2e.conftest import Pair

Couple = Callable[..., Pair]
STILL = {"reduced_motion": "reduce"}  # words in the middle of fading in have no contrast to measure
SCREENS: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "desk": {"width": 1280, "height": 800},
}
# By dark nothing but colors differs, which `test_stylesheets` holds: there only these of axe's rules find anything new.
OF_COLORS = ["color-contrast", "link-in-text-block"]
# These hang on sizes and places, too. The others read what is seen, whatever its size.
OF_SIZES = [*OF_COLORS, "scrollable-region-focusable", "skip-link"]
# Nothing is preloaded: that is style sheets for a rule that is off, and sounds and films, of which there are none.
VIOLATIONS = """([rules, places]) => axe.run(
  places ? { include: places.map((place) => window.looked[place]) } : document,
  { resultTypes: ["violations"], preload: false, ...(rules && { runOnly: { type: "rule", values: rules } }) },
).then((found) => found.violations.map((violation) => [violation.id, violation.nodes[0].html]))"""
SEEN = """() => [...document.querySelectorAll("*")].map((one) => Number(
  one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))).join("")"""
# All that the contrast of an element's words hangs on but for what lies over it, which light has shown; and where the
# first of that look is among those that are `looked` at.
LOOKS = """() => {
  const own = ["color", "fontSize", "fontWeight", "textDecorationLine", "textShadow", "borderBottom"];
  const under = ["backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode"];
  const plain = ["rgba(0, 0, 0, 0)", "none", "1", "none", "normal"].join();
  const holdsWords = (one) => one.matches("input, textarea, select")
    || [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const look = (one) => {
    const parts = [one.localName, one.closest(":disabled, [aria-disabled=true], label:has(:disabled)") !== null];
    parts.push(...own.map((name) => getComputedStyle(one)[name]), getComputedStyle(one.parentElement).color);
    for (let at = one; at; at = at.parentElement) parts.push(under.map((name) => getComputedStyle(at)[name]).join());
    return parts.filter((part) => part !== plain).join(" ");
  };
  window.looked = [...document.body.querySelectorAll("*")].filter((one) => one.checkVisibility() && holdsWords(one));
  return Object.fromEntries(window.looked.map((one, place) => [look(one), place]).reverse());
}"""
LOOKED_AT: set[str] = set()  # by dark, in this process


def check(page: Page) -> None:
    """Asserts, in each look, that the page is open to everyone, and that nothing sticks out sideways."""
    page.wait_for_load_state()
    assert re.findall(r"[{%]\(?\w+[)}]", page.inner_text("body")) == [], page.url  # a place where a name is missing
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.context.add_init_script(AXE_SCRIPT)  # half a megabyte, which the pages that follow then bring along
    seen = ""
    for screen, size in SCREENS.items():
        page.set_viewport_size(size)
        where = f"{page.url} on a {screen}"
        page.emulate_media(color_scheme="light")
        before, seen = seen, page.evaluate(SEEN)
        found = page.evaluate(VIOLATIONS, [OF_SIZES if seen == before else None, None])
        page.emulate_media(color_scheme="dark")
        found += violations_by_dark(page)
        assert not found, f"{where}: {found}"
        assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"), f"{where}: too wide"


def violations_by_dark(page: Page) -> list[list[str]]:
    """Of those looks that no page before had."""
    new = {look: place for look, place in page.evaluate(LOOKS).items() if look not in LOOKED_AT}
    LOOKED_AT.update(new)
    found: list[list[str]] = page.evaluate(VIOLATIONS, [OF_COLORS, list(new.values())]) if new else []
    return found
