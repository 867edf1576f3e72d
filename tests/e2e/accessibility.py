"""A look at a page with axe, on a phone and at a desk, by light and by dark."""

from collections.abc import Callable
from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

from tests.e2e.conftest import Pair

Couple = Callable[..., Pair]
STILL = {"reduced_motion": "reduce"}  # words in the middle of fading in have no contrast to measure
SCREENS: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "desk": {"width": 1280, "height": 800},
}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# By dark nothing but colors differs, which `test_stylesheets` holds: there only these of axe's rules find anything new.
OF_COLORS = ["color-contrast", "link-in-text-block"]
# Nothing is preloaded: that is style sheets for a rule that is off, and sounds and films, of which there are none.
VIOLATIONS = """(rules) => axe.run({
  resultTypes: ["violations"], preload: false, ...(rules && {runOnly: {type: "rule", values: rules}}),
}).then((found) => found.violations.map((violation) => [violation.id, violation.nodes[0].html]))"""


def check(page: Page) -> None:
    """Asserts, in each look, that the page is open to everyone, and that nothing sticks out sideways."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.context.add_init_script(AXE_SCRIPT)  # half a megabyte, which the pages that follow then bring along
    for screen, size in SCREENS.items():
        page.set_viewport_size(size)
        for theme in THEMES:
            page.emulate_media(color_scheme=theme)
            where = f"{page.url} on a {screen}, {theme}"
            assert page.evaluate(VIOLATIONS, OF_COLORS if theme == "dark" else None) == [], where
            assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"), (
                f"{where}: too wide"
            )
