"""Nothing that somebody typed widens a page or is read from the wrong side: every page, ten texts, every width."""

from collections.abc import Callable
from urllib.parse import urldefrag, urljoin, urlparse

import pytest
from playwright.sync_api import Page, Route

from tests.difficult_texts import LONG_NAME, TEXTS
from tests.e2e import scenes
from tests.e2e.conftest import Known, Pair, Site
from tests.stage import ROUND_ONE, TO_FIRST_SEND

WIDTHS = (320, 360, 1280)
PAPER = 718  # an A4 between its margins, in pixels
# Measures the page as it is, with what was posted there. Then puts each text wherever words of people stand or are
# typed, and a name of 40 letters wherever a name stands. Says what sticks out of the page, or of a column that scrolls,
# and which words of another script begin on the wrong side; and what a finger cannot hit, or a phone zooms into.
TRY_EACH = """([texts, name]) => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const begins = (one) => one.outerHTML.slice(0, 120);
  const someone = /\\b(Ann|Bob|Tess)\\b/g;
  for (const fold of all("details")) fold.open = true;

  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const words = [], names = [];
  for (let node; (node = walk.nextNode()); ) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("textarea, script, option")) continue;
    if (parent.closest("[dir=auto], bdi")) words.push([node, node.data]);
    else if (node.data.match(someone)) names.push([node, node.data]);
  }
  const fields = all("input[dir=auto], textarea[dir=auto]").map((field) => [field, field.value]);
  const scrolls = all("body *:not(input, textarea, .scroll, .visually-hidden)").filter(
    (one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowX) && one.checkVisibility());
  const isOut = (one) => one.getBoundingClientRect().right > innerWidth + 1
    && !one.closest(".scroll, .visually-hidden, svg");

  const found = [], seen = (selector) => all(selector).filter((one) => one.checkVisibility());
  for (const one of seen("input:not([type=hidden], [type=checkbox], [type=radio]), textarea, select"))
    if (parseFloat(getComputedStyle(one).fontSize) < 16) found.push(`a phone zooms in at ${begins(one)}`);
  for (const one of seen("main li a"))
    if (one.getBoundingClientRect().height < 24) found.push(`a finger misses ${begins(one)}`);
  const measure = (kind) => {
    if (document.documentElement.scrollWidth > innerWidth)
      found.push(`${kind} sticks out: ${begins(all("body *").find(isOut) ?? document.body)}`);
    for (const one of scrolls.filter((one) => one.scrollWidth > one.clientWidth))
      found.push(`${kind} sticks out in ${begins(one)}`);
  };
  measure("what was posted");
  for (const [node, was] of names) node.data = was.replace(someone, name);
  for (const [kind, text] of Object.entries(texts)) {
    for (const [node] of words) node.data = text;
    for (const [field] of fields) field.value = field.maxLength > 0 ? text.slice(0, field.maxLength) : text;
    measure(kind);
    const side = ["Hebrew", "Arabic", "Persian name"].includes(kind) ? "rtl" : "ltr";
    for (const one of kind === "family" ? [] : all("[dir=auto], bdi"))
      if ((one.matches("input, textarea") ? one.value : one.textContent).trim())
        if (getComputedStyle(one).direction !== side) found.push(`${kind} is not ${side} in ${begins(one)}`);
  }
  for (const [node, was] of [...words, ...names]) node.data = was;
  for (const [field, was] of fields) field.value = was;
  return [words.length + fields.length, names.length, found];
}"""


def look(page: Page) -> list[str]:
    """What is wrong with this page at any width; nothing where it shows neither words nor names."""
    found: list[str] = []
    for width in WIDTHS:  # by dark nothing but colors differs, which `test_stylesheets` holds
        page.set_viewport_size({"width": width, "height": 800})
        words, names, wrong = page.evaluate(TRY_EACH, [TEXTS, LONG_NAME])
        found += [f"{page.url} at {width}: {one}" for one in wrong]
        if not words and not names:
            return found
    page.set_viewport_size({"width": PAPER, "height": 1000})
    page.emulate_media(media="print")
    found += [f"{page.url} on paper: {one}" for one in page.evaluate(TRY_EACH, [TEXTS, LONG_NAME])[2]]
    page.emulate_media(media="screen")
    return found


def walk(page: Page, *starts: str) -> tuple[list[str], list[str]]:
    """Every page that links lead to, each once: their paths, and what is wrong with them."""
    waiting, seen, found = list(starts), [], []
    while waiting:
        page.goto(waiting[0])
        seen.append(waiting.pop(0))
        found += look(page)
        for link in page.eval_on_selector_all("a[href]", "links => links.map((link) => link.href)"):
            path = urlparse(urldefrag(urljoin(page.url, link))[0]).path
            if link.startswith(page.url[:20]) and path not in {*seen, *waiting} and not path.startswith("/static/"):
                waiting.append(path)
    return seen, found


def without_scripts(page: Page) -> Page:
    """What is looked at is what the server sends; a page that runs nothing is loaded in half the time."""

    def empty(route: Route) -> None:
        route.fulfill(body="", content_type="text/javascript")

    page.route("**/*.js", empty)
    return page


@pytest.mark.parametrize(("name", "start", "least"), [("Ann", "/home/", 30), ("Tess", "/caseload/", 14)])
def test_no_page_is_widened_or_turned_around(site: Site, known: Known, name: str, start: str, least: int) -> None:
    sessions = site.filled_by(scenes.with_difficult_texts)
    seen, found = walk(without_scripts(known(name, sessions[name]).page), start)
    assert "\n".join(found) == ""
    assert len(seen) >= least, seen


MIRRORED = "\n".join([TO_FIRST_SEND, *ROUND_ONE.strip().splitlines()[:2]])  # Ann can tap what Bob missed
FELT = "\n".join([TO_FIRST_SEND, *ROUND_ONE.strip().splitlines()[:21]])  # Bob chooses from the feelings


@pytest.mark.parametrize("script", ["", MIRRORED, FELT], ids=["asked", "mirrored", "felt"])
def test_no_turn_is_widened_or_turned_around(room: Callable[..., Pair], script: str) -> None:
    pair = room(script)
    for one in pair:
        without_scripts(one.page).reload()
    assert "\n".join(wrong for one in pair for wrong in look(one.page)) == ""
