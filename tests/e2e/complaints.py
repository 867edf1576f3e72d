"""What browsers complain of while a test runs: an error on the console or in a script, a request to another origin."""

import time

from playwright.sync_api import BrowserContext, ConsoleMessage, Page

# Said of a socket that its page closes before it is open. A page gives one up that brings nothing for four seconds, as
# on a busy machine; one that is closed sooner is a fault, unless a test provokes it.
GIVEN_UP = "WebSocket is closed before the connection is established"
MOMENT = 50  # ms between two looks
LOOKS = 400
PATIENCE = 3.0  # seconds, as news of the two comes by different ways
# Chromium complains of these by itself; here it does so in words that stay the same from one version to the next.
REPORT_VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.effectiveDirective} forbids ${event.blockedURI}`))"""


class Complaints(list[str]):
    """A test that provokes some says which. They may come late: a browser says so in its own time."""

    def __init__(self) -> None:
        super().__init__()
        self.expected: set[str] = set()
        self.sockets: dict[str, float] = {}  # by address, when one was asked for last

    def expect(self, *parts: str) -> None:
        """What contains one of these is no complaint, whether it came already or is still to come."""
        self.expected.update(parts)
        self[:] = [text for text in self if not self._is_expected(text)]

    def take(self, part: str, page: Page) -> None:
        """Waits for a complaint that contains this, and forgives it; a second one stays a complaint."""
        for _look in range(LOOKS):
            if found := next((text for text in self if part in text), ""):
                return self.remove(found)
            page.wait_for_timeout(MOMENT)
        raise AssertionError(f"nothing of {part!r} in {self}")

    def hear(self, text: str) -> None:
        if not self._is_expected(text) and not self._is_patient(text):
            self.append(text)

    def watch(self, context: BrowserContext, own: str) -> None:
        """Hears all that is complained of in this context, and of each request that is not for `own`, an origin."""
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("console", self._hear_console)
        context.on("weberror", lambda error: self.hear(str(error.error)))
        context.on("request", lambda request: self._hear_request(request.url, own))
        context.on("page", lambda page: page.on("websocket", lambda socket: self.hear_socket(socket.url, own)))

    def _hear_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.hear(message.text)

    def _hear_request(self, url: str, own: str) -> None:
        if not url.startswith((own, own.replace("http", "ws"), "data:", "blob:")):
            self.hear(f"asked {url}")

    def hear_socket(self, url: str, own: str) -> None:
        """A page has asked for a socket."""
        self._hear_request(url, own)
        self.sockets[url] = time.monotonic()

    def _is_expected(self, text: str) -> bool:
        return any(part in text for part in self.expected)

    def _is_patient(self, text: str) -> bool:
        """Whether a page says that it gave a socket up, and had waited for it as long as it should."""
        if GIVEN_UP not in text:
            return False
        asked = max((when for url, when in self.sockets.items() if url in text), default=time.monotonic())
        return time.monotonic() - asked > PATIENCE
