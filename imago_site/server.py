"""The server: daphne, with a graceful end for sockets and a limit for slow readers."""

import asyncio
import gc
from collections.abc import Callable
from typing import Any

from daphne.endpoints import build_endpoint_description_strings
from daphne.server import Server
from daphne.ws_protocol import WebSocketProtocol
from django.conf import settings
from django.db import connections
from prometheus_client import start_http_server
from twisted.internet import defer, reactor

from dialogue.realtime import http_transport
from imago_site import env, scheduler_task
from imago_site.public_demo import refuse_the_demo

COME_AGAIN = 1012  # RFC 6455's registry: the service restarts
FAREWELL = 10.0  # seconds in which requests are finished and farewells are read
UNREAD = 256 * 1024  # bytes that may wait for one reader
METRICS_OFFSET = 1000
NEW_OBJECTS = 20_000  # between two collections of garbage


class PoliteProtocol(WebSocketProtocol):  # type: ignore[misc]  # daphne has no types
    """A socket that can be closed with 1012. autobahn lets programs use 1000 and 3000 to 4999 only.

    The frames of one round of the loop leave together at its end.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outbox: list[bytes] = []

    def onOpen(self) -> None:  # noqa: N802  daphne's name
        """One that was still being let in when the server began to end is told so as well."""
        super().onOpen()
        if self.server.is_ending:
            self.serverClose(COME_AGAIN)

    def serverClose(self, code: int | None = None) -> None:  # noqa: N802  daphne's name
        if code == COME_AGAIN:
            self.sendCloseFrame(code=code)
        else:
            super().serverClose(code)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802  twisted's name
        """autobahn's own puts a colored line together for whatever comes, and then does not log it."""
        self._dataReceived(data)

    def sendData(self, data: bytes, sync: bool = False, chopsize: int | None = None) -> None:  # noqa: N802  autobahn's
        """The same for each frame that is sent."""
        if self.state == self.STATE_OPEN and not (sync or chopsize or self.send_queue):
            if not self.outbox:
                asyncio.get_running_loop().call_soon(self._send_outbox)
            self.outbox.append(data)
        else:
            self._send_outbox()
            super().sendData(data, sync, chopsize)

    def _send_outbox(self) -> None:
        if self.outbox:
            data = b"".join(self.outbox)
            self.outbox.clear()
            write_now(self.transport, data)

    def serverSend(self, content: str | bytes, binary: bool = False) -> None:  # noqa: N802  the same
        """What a room still has to say while its socket closes is told when the browser comes again."""
        if self.state == self.STATE_OPEN:
            super().serverSend(content, binary)


class PoliteServer(Server):  # type: ignore[misc]  # daphne has no types
    """Daphne, with an ending: new connections are refused, sockets get 1012, requests are finished."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ports: list[Any] = []
        self.behind: set[Any] = set()  # readers that had too much unread at the last look
        self.clock: asyncio.Future[None] | None = None
        self.is_ending = False

    def run(self) -> None:
        if settings.KEEP_TIME:
            reactor.callWhenRunning(self._start_clock)
        super().run()

    def _start_clock(self) -> None:
        self.clock = asyncio.ensure_future(scheduler_task.keep_time())

    def listen_success(self, port: Any) -> None:
        self.ports.append(port)
        self.ws_factory.protocol = PoliteProtocol
        super().listen_success(port)

    def kill_all_applications(self) -> Any:
        """What daphne does before the reactor stops; it would cut off every socket and request."""
        return defer.Deferred.fromFuture(asyncio.ensure_future(self._end()))

    async def _end(self) -> None:
        self.is_ending = True
        if self.clock:
            self.clock.cancel()
        for port in self.ports:
            port.stopListening()
        http_transport.close_all(COME_AGAIN)
        for socket in self._sockets():
            if socket.state == socket.STATE_OPEN:
                socket.serverClose(COME_AGAIN)
        if left := self._unfinished():
            await asyncio.wait(left, timeout=FAREWELL)
        for application in left:
            application.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def timeout_checker(self) -> None:
        """Every two seconds. Who has too much unread at two looks is let go, and catches up when they are back."""
        full = {socket for socket in self._sockets() if unread(socket.transport) > UNREAD}
        for socket in full & self.behind:
            socket.transport.abortConnection()
        self.behind = full
        super().timeout_checker()

    def _sockets(self) -> list[Any]:
        return [one for one in self.connections if isinstance(one, WebSocketProtocol)]

    def _unfinished(self) -> list[asyncio.Future[None]]:
        found = (details.get("application_instance") for details in self.connections.values())
        return [application for application in found if application and not application.done()]


def unread(transport: Any) -> int:
    """Bytes that wait in this process for a reader. Twisted keeps them in two places, and says so of neither."""
    return len(transport.dataBuffer) - int(transport.offset) + int(transport._tempDataLen)  # noqa: SLF001


def write_now(transport: Any, data: bytes) -> None:
    """Hands data to the system at once where nothing waits before it.

    twisted would have the loop watch the socket, send in its next round, and watch it no more: three calls of the
    system in place of one.
    """
    if transport.connected and not (transport.disconnecting or unread(transport)):
        written = transport.writeSomeData(data)
        if isinstance(written, int):  # else the connection is lost, and twisted finds out in its own way
            data = data[written:]
    if data:
        transport.write(data)


def show_figures(port: int) -> None:
    try:
        start_http_server(port, addr="127.0.0.1")
    except (OSError, OverflowError) as error:
        raise env.stop("METRICS", f"127.0.0.1:{port} cannot be had for the figures: {error}") from None


def keep_what_is_loaded() -> None:
    """What there is by now stays until the end, so no collection of garbage looks at it again.

    Each look at all of it holds up every socket for a tenth of a second. A turn makes hundreds of objects and leaves
    hardly a cycle, so the rest is looked at more seldom than by default.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS)


def serve(host: str, port: int, ready: Callable[[], None] | None = None) -> None:
    """Serves until SIGTERM or Ctrl-C. With METRICS=1 also the figures, on this machine's own port + 1000."""
    refuse_the_demo()
    connections.close_all()  # that one is nobody's: requests and sockets have threads of their own
    if settings.METRICS:
        show_figures(port + METRICS_OFFSET)
    from imago_site.asgi import application  # noqa: PLC0415  takes the place of the one process

    keep_what_is_loaded()
    # No log of requests: it would hold the tokens in addresses.
    (endpoint,) = build_endpoint_description_strings(host=host, port=port)
    PoliteServer(application, endpoints=[endpoint], ready_callable=ready, verbosity=0).run()
