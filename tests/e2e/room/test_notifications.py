"""Notifications in a browser: how the page says that they stand, and what the service worker shows when a push comes.

The browser of tests shows no notification and no badge, says of each permission that it is denied, and reaches no push
service: what it would show is written down in the worker, and the push is handed over by its tools.
"""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.complaints import Complaints
from tests.e2e.partners import Partner

ASKED_BY_THE_PAGE = "Object.defineProperty(Notification, 'permission', { get: () => 'default' })"
WRITE_DOWN = """() => {
  self.shown = [];
  self.navigator.setAppBadge = async () => {};
  self.registration.showNotification = async (...all) => { self.shown.push(all); };
}"""
FAILED = (
    "Notifications are still off: your browser couldn’t reach its push service. You still get emails. Try again later."
)
SENTENCE = "Something is waiting for you"
LOOKS = 200


def workers(page: Page) -> int:
    return int(page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)"))


def pushed(page: Page, times: int) -> list[Any]:
    """What the worker showed for as many pushes."""
    context: BrowserContext = page.context
    tools, ids = context.new_cdp_session(page), list[str]()
    tools.on("ServiceWorker.workerRegistrationUpdated", lambda told: ids.extend(_ids(told)))
    tools.send("ServiceWorker.enable")
    (worker,) = context.service_workers
    worker.evaluate(WRITE_DOWN)
    for _look in range(LOOKS):
        if ids:
            break
        page.wait_for_timeout(50)
    for _ in range(times):
        push = {"origin": page.evaluate("location.origin"), "registrationId": ids[0], "data": SENTENCE.ljust(128)}
        tools.send("ServiceWorker.deliverPushMessage", push)
    found: list[Any] = []
    for _look in range(LOOKS):
        found = worker.evaluate("self.shown")
        if len(found) == times:
            break
        page.wait_for_timeout(50)
    return found


def _ids(told: dict[str, list[dict[str, str]]]) -> list[str]:
    return [one["registrationId"] for one in told["registrations"]]


def test_the_page_says_how_it_stands_and_a_push_is_one_neutral_sentence(
    alone: Callable[[str], Partner], complaints: Complaints
) -> None:
    complaints.expect("does not support the Push API in incognito mode")
    page = alone("Ann").page
    page.goto("/you/mails/")
    expect(page.get_by_text("Your browser blocks notifications from this site.")).to_be_visible()
    page.add_init_script(ASKED_BY_THE_PAGE)
    page.context.grant_permissions(["notifications"])
    page.reload()
    expect(page.get_by_text("Notifications are off in this browser.")).to_be_visible()
    assert workers(page) == 0
    page.get_by_role("button", name="Turn on notifications in this browser").click()
    expect(page.get_by_role("alert").filter(has_text=FAILED)).to_be_visible()

    first, second = pushed(page, times=2)
    assert first == second
    assert [first[0], first[1]["tag"]] == [SENTENCE, "waiting"]
    assert page.evaluate("caches.keys()") == []
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/")
    assert workers(page) == 0
