"""The line between one browser and the site: it can be cut, fall silent, and come back."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

UPGRADE = b"Upgrade: websocket"
FORBIDDEN = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
RESET = struct.pack("ii", 1, 0)  # SO_LINGER: closed with a reset, as by a router that lost its memory


class Line:
    """Passes bytes on to `target`, a port of this machine, for as long as it is whole."""

    def __init__(self) -> None:
        self.target = 0
        self.ends: list[socket.socket] = []
        self.is_cut = False
        self.swallows: frozenset[str] = frozenset()  # "up", "down": bytes in this direction vanish
        self.websockets = "pass"  # or "refuse", or "hang", as a proxy does that knows none
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.door.getsockname()[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Resets what is open, and whatever comes."""
        self.is_cut = True
        self._reset()

    def swallow(self, *directions: str) -> None:
        """Nobody is told; what is sent in these directions does not arrive."""
        self.swallows = frozenset(directions)

    def heal(self) -> None:
        """Connections of before are gone, new ones pass."""
        self._reset()
        self.is_cut, self.swallows = False, frozenset()

    def serve(self) -> None:
        with suppress(OSError):
            while True:
                browser, _address = self.door.accept()
                if self.is_cut or not self._lead_on(browser):
                    reset(browser)

    def _lead_on(self, browser: socket.socket) -> bool:
        """Whether the site is there. Between two tests it is not, and a browser may still ask."""
        try:
            site = socket.create_connection(("127.0.0.1", self.target))
        except OSError:
            return False
        self.ends += [browser, site]
        for ends in ((browser, site, "up"), (site, browser, "down")):
            threading.Thread(target=self._pass_on, args=ends, daemon=True).start()
        return True

    def _pass_on(self, one: socket.socket, other: socket.socket, direction: str) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                if self.websockets != "pass" and UPGRADE in data:
                    if self.websockets == "refuse":
                        one.sendall(FORBIDDEN)
                    continue
                if direction not in self.swallows:
                    other.sendall(data)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)

    def _reset(self) -> None:
        for end in self.ends:
            reset(end)
        self.ends.clear()


def reset(end: socket.socket) -> None:
    with suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        end.shutdown(socket.SHUT_RD)
    end.close()


@contextmanager
def laid() -> Iterator[Line]:
    """A line that is gone with the block."""
    line = Line()
    threading.Thread(target=line.serve, daemon=True).start()
    try:
        yield line
    finally:
        line.door.close()
        line.cut()
