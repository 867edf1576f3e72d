"""A socket of the server, by itself: what it still says, and to whom."""

import asyncio
import gc
from collections import deque
from types import SimpleNamespace

import pytest
from daphne.ws_protocol import WebSocketProtocol

from imago_site.server import COME_AGAIN, PoliteProtocol, keep_what_is_loaded


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What goes out by any socket."""
    messages: list[bytes] = []
    monkeypatch.setattr(PoliteProtocol, "sendMessage", lambda _self, payload, _binary: messages.append(payload))
    return messages


@pytest.mark.parametrize("state", [PoliteProtocol.STATE_CLOSING, PoliteProtocol.STATE_CLOSED])
def test_nothing_is_sent_after_a_farewell(sent: list[bytes], state: int) -> None:
    socket = PoliteProtocol()
    socket.state = state
    socket.handle_reply({"type": "websocket.send", "text": "late"})
    assert sent == []


def test_an_open_socket_says_what_it_is_told(sent: list[bytes]) -> None:
    socket = PoliteProtocol()
    socket.state = PoliteProtocol.STATE_OPEN
    socket.client_addr = None
    socket.handle_reply({"type": "websocket.send", "text": "now"})
    assert sent == [b"now"]


@pytest.mark.parametrize(("is_ending", "closed"), [(True, [COME_AGAIN]), (False, [])])
def test_a_socket_that_opens_while_the_server_ends_is_asked_to_come_again(
    monkeypatch: pytest.MonkeyPatch, is_ending: bool, closed: list[int]
) -> None:
    codes: list[int] = []
    monkeypatch.setattr(PoliteProtocol, "sendCloseFrame", lambda _self, code: codes.append(code))
    socket = PoliteProtocol()
    socket.client_addr, socket.request = None, SimpleNamespace(path="/")
    socket.server = SimpleNamespace(log_action=lambda *_: None, is_ending=is_ending)
    socket.onOpen()
    assert codes == closed


def test_what_is_loaded_is_not_looked_at_again_as_garbage() -> None:
    loaded, before = [["of the whole life of a process"]], gc.get_threshold()
    try:
        keep_what_is_loaded()
        assert not any(one is loaded for one in gc.get_objects())
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
    assert any(one is loaded for one in gc.get_objects())


class Transport:
    """Of a browser that takes so many bytes at once; what it does not take waits in twisted."""

    connected, disconnecting, dataBuffer, offset = True, False, b"", 0  # noqa: N815  twisted's names

    def __init__(self, room: int = 1000) -> None:
        self.room, self.waiting, self.calls = room, b"", list[bytes]()

    @property
    def _tempDataLen(self) -> int:  # noqa: N802  twisted's name
        return len(self.waiting)

    def writeSomeData(self, data: bytes) -> int | Exception:  # noqa: N802  the same
        self.calls.append(data[: self.room])
        return len(self.calls[-1]) if self.room else ConnectionError()

    def write(self, data: bytes) -> None:
        self.waiting += data


async def said_by(socket: PoliteProtocol | WebSocketProtocol, transport: Transport, *frames: bytes) -> None:
    """Sends frames within one round of the loop, and lets it end."""
    socket.transport, socket.send_queue, socket.peer = transport, deque(), ""
    socket.trafficStats, socket.logOctets = SimpleNamespace(outgoingOctetsWireLevel=0), False
    for frame in frames:
        socket.sendData(frame)
    await asyncio.sleep(0)


@pytest.mark.parametrize("room", [1000, 3, 0])
@pytest.mark.parametrize("state", [PoliteProtocol.STATE_OPEN, PoliteProtocol.STATE_CLOSING])
async def test_what_goes_over_the_wire_is_what_autobahn_writes(state: int, room: int) -> None:
    ways = []
    for kind in (PoliteProtocol, WebSocketProtocol):
        socket, transport = kind(), Transport(room)
        socket.state = state
        await said_by(socket, transport, b"a frame", b"another")
        ways.append(b"".join(transport.calls) + transport.waiting)
    assert ways == [b"a frameanother"] * 2


async def test_frames_of_one_round_leave_in_one_call() -> None:
    socket, transport = PoliteProtocol(), Transport()
    socket.state = PoliteProtocol.STATE_OPEN
    await said_by(socket, transport, b"an event", b"a turn")
    await said_by(socket, transport, b"the next")
    assert (transport.calls, transport.waiting) == ([b"an eventa turn", b"the next"], b"")


async def test_nothing_overtakes_what_a_browser_has_not_taken_yet() -> None:
    socket, transport = PoliteProtocol(), Transport(room=4)
    socket.state = PoliteProtocol.STATE_OPEN
    await said_by(socket, transport, b"a long frame")
    await said_by(socket, transport, b"another")
    assert (transport.calls, transport.waiting) == ([b"a lo"], b"ng frameanother")


async def test_a_farewell_stays_behind_what_was_said_before_it() -> None:
    socket, transport = PoliteProtocol(), Transport()
    socket.state, socket.transport = PoliteProtocol.STATE_OPEN, transport
    socket.send_queue, socket.peer, socket.logOctets = deque(), "", False
    socket.trafficStats = SimpleNamespace(outgoingOctetsWireLevel=0)
    socket.sendData(b"last words")
    socket.state = PoliteProtocol.STATE_CLOSING
    socket.sendData(b"farewell")
    assert b"".join(transport.calls) + transport.waiting == b"last wordsfarewell"
