"""From the press in one browser to the other's screen: two real browsers, one after the other moves."""

from itertools import cycle, islice
from statistics import quantiles
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.rows import Row
from tests.bench.script import ROUND_ABOUT, Press, presses
from tests.bench.servers import Server
from tests.services import chromium_program

# When this page was pressed last, and when its log was last drawn, by the machine's clock in milliseconds.
CLOCKS = """
const now = () => performance.timeOrigin + performance.now();
addEventListener("click", () => (window.pressed = now()), true);
addEventListener("DOMContentLoaded", () => new MutationObserver(
  () => requestAnimationFrame(() => (window.drawn = now()))
).observe(document.getElementById("transcript"), { childList: true }));
"""


def browser(server: Server, turns: int = 105) -> Row:
    """Milliseconds of the middle and the slow turns; the first round counts for nothing."""
    program = chromium_program()
    if program is None:
        raise SystemExit("Chromium is not installed; scripts/services installs it.")
    (made,) = server.couples(1)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        pages = {who: _room(chromium, server, made, who) for who in ("ann", "bob")}
        took = [_turn(pages, press) for press in islice(cycle(presses(ROUND_ABOUT)), turns)][5:]
        chromium.close()
    slow = quantiles(took, n=100)
    return {"p50_ms": slow[49], "p95_ms": slow[94]}


def _room(chromium: Browser, server: Server, made: dict[str, Any], who: str) -> Page:
    context = chromium.new_context(base_url=server.origin)
    context.add_cookies([{"name": "sessionid", "value": made[who], "url": server.origin}])
    context.add_init_script(CLOCKS)
    page = context.new_page()
    page.goto(f"/dialogue/{made['dialogue']}/")
    return page


def _turn(pages: dict[str, Page], press: Press) -> float:
    page, other = pages[press.who], pages["bob" if press.who == "ann" else "ann"]
    button = page.locator(f"#turn button[name=move][value={press.move}]").first
    button.wait_for()
    if "text" in press.content:
        page.locator("#turn textarea[data-box]").fill(press.content["text"])
    seen = other.locator("#transcript li").count()
    button.click()
    other.locator("#transcript li").nth(seen).wait_for(state="attached")
    other.wait_for_function("window.drawn !== undefined")
    pressed, drawn = page.evaluate("window.pressed"), other.evaluate("window.drawn")
    return float(drawn - pressed)
