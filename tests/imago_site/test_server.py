"""A socket of the server, by itself: what it still says, and to whom."""

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


@pytest.mark.parametrize("state", [PoliteProtocol.STATE_OPEN, PoliteProtocol.STATE_CLOSING])
def test_what_goes_over_the_wire_is_what_autobahn_writes(state: int) -> None:
    written: list[list[bytes]] = [[], []]
    for kind, frames in zip((PoliteProtocol, WebSocketProtocol), written, strict=True):
        socket = kind()
        socket.transport, socket.state, socket.send_queue, socket.peer = SimpleNamespace(), state, deque(), ""
        socket.transport.write, socket.trafficStats, socket.logOctets = frames.append, SimpleNamespace(), False
        socket.trafficStats.outgoingOctetsWireLevel = 0
        socket.sendData(b"a frame")
    assert written == [[b"a frame"]] * 2
