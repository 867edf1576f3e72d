"""Bounds in seconds that hold on a busy machine, too: beside what is timed, the page's shortest round trip is."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

TRIPS = 20  # what is timed here takes a page and its server about as much work
# One round trip after the other, each a moment after the one before. One that is still on its way counts as it is.
BEGIN = """() => {
  const trips = (window.roundTrips = { longest: 0, began: 0, over: false });
  trips.look = () => (trips.longest = Math.max(trips.longest, performance.now() - trips.began));
  (async () => {
    while (!trips.over) {
      trips.began = performance.now();
      await fetch("/healthz").catch(() => {});
      trips.look();
      trips.began = Infinity;
      await new Promise((next) => setTimeout(next, 100));
    }
  })();
}"""
END = """() => {
  roundTrips.over = true;
  return roundTrips.look() / 1000;
}"""


@contextmanager
def within(seconds: float, page: Page) -> Iterator[None]:
    """What is waited for in this block has to be there in so many seconds, and in as long as 20 round trips take then.

    The page stays where it is meanwhile. On a quiet machine that is a quarter of a second more.
    """
    page.evaluate(BEGIN)
    began = time.monotonic()
    yield
    took = time.monotonic() - began
    longest = page.evaluate(END)
    assert took < seconds + TRIPS * longest, f"{took:.1f} s, and the longest round trip {longest:.2f} s"
