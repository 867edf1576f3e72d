"""From a request to its signs on another page that is open: `python -m tests.bench.chromium.signs`. Real browsers.

The dot on Home and the tab's title come together, the sound right behind them; a page without a socket of its own has a
line for signs once it has been open for 20 s, and before that is told when it asks.
"""

import sys
import tempfile
from pathlib import Path
from statistics import quantiles

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.bench.rows import Row
from tests.bench.servers import Server, ours
from tests.services import chromium_program, new_database, postgresql_server, redis_server

PAGES = {"home": "/home/", "another page": "/workbook/"}
REQUESTS = 40
A_WHILE = 25_000  # ms that the pages have been open before the first request
# When this page was pressed last, and when its title and its sound came last, by the machine's clock in milliseconds.
CLOCKS = """
const now = () => performance.timeOrigin + performance.now();
addEventListener("click", () => sessionStorage.setItem("pressed", now()), true);
window.AudioContext = class { constructor() { window.sounded = now(); throw new Error("measured"); } };
addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
  if (document.title.startsWith("(1)")) window.signed = now();
}).observe(document.querySelector("title"), { childList: true }));
"""
SILENT = "() => !document.title.startsWith('(1)')"
HEARD = "() => document.title.startsWith('(1)') && window.sounded > 0"
FORGET = "() => { window.signed = window.sounded = 0; }"


def signs(server: Server, requests: int = REQUESTS) -> dict[str, Row]:
    """Milliseconds of the middle and the slow ones, for each page of `PAGES`. The first request counts for nothing."""
    program = chromium_program()
    if program is None:
        raise SystemExit("Chromium is not installed; scripts/services installs it.")
    (made,) = server.couples(1, 0)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        ann = _context(chromium, server, made["ann"]).new_page()
        # A browser has one sound at a time, so that each page is in one of its own.
        watched = {name: _open(_context(chromium, server, made["bob"]), path) for name, path in PAGES.items()}
        bob = _context(chromium, server, made["bob"]).new_page()
        bob.wait_for_timeout(A_WHILE)
        took = [_request(ann, bob, watched, number) for number in range(requests + 1)][1:]
        chromium.close()
    return {name: _row([each[name] for each in took]) for name in PAGES}


def _context(chromium: Browser, server: Server, session: str) -> BrowserContext:
    context = chromium.new_context(base_url=server.origin)
    context.add_cookies([{"name": "sessionid", "value": session, "url": server.origin}])
    context.add_init_script(CLOCKS)
    return context


def _open(context: BrowserContext, path: str) -> Page:
    page = context.new_page()
    page.goto(path)
    page.locator("h1").click()  # a page that nobody has touched makes no sound
    return page


def _request(ann: Page, bob: Page, watched: dict[str, Page], number: int) -> dict[str, tuple[float, float]]:
    """Ann asks, the pages of Bob show it, Bob says "Not today". When each showed and sounded, after Ann's press."""
    for page in watched.values():
        page.wait_for_function(SILENT)
        page.evaluate(FORGET)
    ann.goto("/dialogue/begin/intentional/")
    ann.locator("[name=title]").fill(f"our evenings, {number}")
    button = ann.locator("form[action='/dialogue/start/'] button.main")
    with ann.expect_navigation():
        button.click()
    pressed = ann.evaluate("Number(sessionStorage.getItem('pressed'))")
    found = {}
    for name, page in watched.items():
        page.wait_for_function(HEARD)
        found[name] = (page.evaluate("window.signed") - pressed, page.evaluate("window.sounded") - pressed)
    bob.goto(ann.url)
    bob.locator("#turn summary", has_text="Not today").click()
    bob.locator("#turn button[value=not_today]").click()
    bob.locator("#turn button[value=not_today]").wait_for(state="detached")
    return found


def _row(took: list[tuple[float, float]]) -> Row:
    shown, heard = (quantiles(times, n=100) for times in zip(*took, strict=True))
    return {"shown_p50": shown[49], "shown_p95": shown[94], "heard_p50": heard[49], "heard_p95": heard[94]}


def _say(where: str, rows: dict[str, Row]) -> None:
    for name, row in rows.items():
        sys.stdout.write(f"{where}, {name}: {', '.join(f'{key} {value:.0f} ms' for key, value in row.items())}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="imago-bench-") as home:
        with ours(Path(home) / "sqlite") as site:
            _say("SQLite", signs(site))
        with postgresql_server() as (database, _), redis_server(Path(home)) as (redis, _):
            settings = {"DATABASE_URL": new_database(database), "REDIS_URL": redis}
            with ours(Path(home) / "postgresql", **settings) as site:
                _say("PostgreSQL and Redis", signs(site))
