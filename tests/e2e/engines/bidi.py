"""A client of WebDriver BiDi, which Firefox answers by itself: commands, their results, and what is logged."""

import itertools
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.e2e.engines.window import EngineError

PATIENCE = 60.0  # seconds for any one answer


class Connection:
    """One session of one browser. A command waits for its answer; events that come in between are kept."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.ids = itertools.count(1)
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """The result of a command. An error of the browser is an `EngineError`."""
        asked = next(self.ids)
        self.socket.send(json.dumps({"id": asked, "method": method, "params": parameters}))
        while True:
            message: dict[str, Any] = json.loads(self.socket.recv(PATIENCE))
            if message["type"] == "event":
                self.events.append(message)
            elif message["id"] == asked:
                break
        if message["type"] == "error":
            raise EngineError(f"{method}: {message['error']}: {message['message']}")
        result: dict[str, Any] = message["result"]
        return result

    def logged(self, context: str) -> list[str]:
        """What a page of this browsing context wrote into its console as an error, or did not catch."""
        entries = [event["params"] for event in self.events if event["method"] == "log.entryAdded"]
        of_it = [entry for entry in entries if entry["source"].get("context") == context]
        return [str(entry["text"]) for entry in of_it if entry["level"] == "error"]


@contextmanager
def connected(port: int) -> Iterator[Connection]:
    """To the browser at this port, until the block ends."""
    with connect(f"ws://127.0.0.1:{port}/session", max_size=None, proxy=None) as socket:
        yield Connection(socket)


def local(value: object) -> dict[str, Any]:
    """A value as the protocol passes it to a function."""
    match value:
        case bool():
            return {"type": "boolean", "value": value}
        case int() | float():
            return {"type": "number", "value": value}
        case str():
            return {"type": "string", "value": value}
    raise TypeError(f"{value!r} is not passed to a page")
