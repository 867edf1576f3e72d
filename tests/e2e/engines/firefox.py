"""Firefox without a window: one process for all tests, and for each person a context with cookies of its own."""

import base64
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.engines.bidi import Connection, connected, local
from tests.e2e.engines.window import EngineError, NotThereError, Window
from tests.services import running, wait_until

# It asks nobody but the sites of these tests, and shows no page of its own at its first start.
PREFERENCES: dict[str, object] = {
    "app.normandy.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.server": "data:,",
}
LINE_BROKE = (" ws://", "NetworkError")  # said by Firefox itself of a socket that is open while a page is left, or cut
REPORT_VIOLATIONS = """() => document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.effectiveDirective} forbids ${event.blockedURI}`))"""
TO_JSON = "(...all) => Promise.resolve((%s)(...all)).then((value) => JSON.stringify(value ?? null))"
INTO_VIEW = "(one) => one.scrollIntoView({ block: 'center' })"


class FirefoxWindow(Window):
    """A tab in a context of its own."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.person = connection.call("browser.createUserContext")["userContext"]
        self.id = connection.call("browsingContext.create", type="tab", userContext=self.person)["context"]
        connection.call("script.addPreloadScript", functionDeclaration=REPORT_VIOLATIONS, contexts=[self.id])

    def use_session(self, url: str, key: str) -> None:
        host = url.split("/")[2].partition(":")[0]
        cookie = {"name": "sessionid", "value": {"type": "string", "value": key}, "domain": host, "httpOnly": True}
        of_this_person = {"type": "storageKey", "userContext": self.person}
        self.connection.call("storage.setCookie", cookie=cookie, partition=of_this_person)

    def open(self, url: str) -> None:
        self._tab("browsingContext.navigate", url=url, wait="complete")

    def reload(self) -> None:
        self._tab("browsingContext.reload", wait="complete")

    def back(self) -> None:
        self._tab("browsingContext.traverseHistory", delta=-1)

    def resize(self, width: int, height: int) -> None:
        self._tab("browsingContext.setViewport", viewport={"width": width, "height": height})

    def run(self, function: str, *arguments: object) -> Any:
        return json.loads(self._function(TO_JSON % function, *map(local, arguments))["value"])

    def click(self, finder: str, *arguments: object) -> None:
        try:
            self._point_at(self._function(finder, *map(local, arguments)))
        except EngineError as error:
            raise NotThereError(f"{finder} {arguments}") from error
        self._act("pointer", {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0})

    def type(self, text: str) -> None:
        self._act("key", *({"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")))

    def picture(self) -> bytes:
        return base64.b64decode(self._tab("browsingContext.captureScreenshot")["data"])

    def paper(self) -> bytes:
        return base64.b64decode(self._tab("browsingContext.print")["data"])

    def complaints(self) -> list[str]:
        return [text for text in self.connection.logged(self.id) if not any(it in text for it in LINE_BROKE)]

    def _tab(self, method: str, **parameters: object) -> dict[str, Any]:
        return self.connection.call(method, context=self.id, **parameters)

    def _function(self, function: str, *arguments: dict[str, Any]) -> dict[str, Any]:
        answer = self.connection.call(
            "script.callFunction",
            functionDeclaration=function,
            arguments=list(arguments),
            target={"context": self.id},
            awaitPromise=True,
            userActivation=True,
        )
        if answer["type"] == "exception":
            raise EngineError(answer["exceptionDetails"]["text"])
        result: dict[str, Any] = answer["result"]
        return result

    def _point_at(self, found: dict[str, Any]) -> None:
        """At the middle of it. An `EngineError` where it is no element, or not of this page any more."""
        if found["type"] != "node":
            raise NotThereError
        element = {"sharedId": found["sharedId"]}
        self._function(INTO_VIEW, element)
        origin = {"type": "element", "element": element}
        self._act("pointer", {"type": "pointerMove", "x": 0, "y": 0, "origin": origin})

    def _act(self, kind: str, *actions: dict[str, Any]) -> None:
        self._tab("input.performActions", actions=[{"type": kind, "id": kind, "actions": list(actions)}])


def port_in(said: Path) -> int:
    """At which Firefox says that it listens. An `OSError` as long as it has not said so."""
    try:
        return int(json.loads(said.read_text())["ws_port"])
    except ValueError as error:
        raise OSError("not yet written to its end") from error


@contextmanager
def window(connection: Connection) -> Iterator[Window]:
    opened = FirefoxWindow(connection)
    try:
        yield opened
    finally:
        connection.call("browser.removeUserContext", userContext=opened.person)


@contextmanager
def firefox(home: Path) -> Iterator[Callable[[], AbstractContextManager[Window]]]:
    """Opens windows of a Firefox that has a profile of its own and ends with the block."""
    program = shutil.which("firefox-esr") or shutil.which("firefox") or pytest.skip("Firefox is not installed.")
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items())
    (home / "user.js").write_text("\n".join(lines))
    command = [program, "--headless", "--no-remote", "--profile", str(home), "--remote-debugging-port", "0"]
    quiet = subprocess.DEVNULL
    with running([*command, "about:blank"], stdout=quiet, stderr=quiet) as process:
        said = home / "WebDriverBiDiServer.json"
        wait_until(lambda: port_in(said), process, seconds=60)
        with connected(port_in(said)) as connection:
            connection.call("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})
            connection.call("session.subscribe", events=["log.entryAdded"])
            yield partial(window, connection)
