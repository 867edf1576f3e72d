"""A WebSocket client that costs little, so that a server is measured and not whoever asks it. It compresses nothing."""

import asyncio
import os
import ssl
import struct
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from websockets.frames import Opcode
from websockets.speedups import apply_mask

WHOLE, MASKED = 0x80, 0x80  # the first bit of a frame's first byte, and of its second
SHAKE = "GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{headers}\r\n"
FIXED = {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version": "13"}


class Socket(asyncio.Protocol):
    """One connection: `hear` is given each text, `end` the code with which it was closed, once."""

    transport: asyncio.Transport

    def __init__(self, request: bytes, hear: Callable[[bytes], None], end: Callable[[int], None]) -> None:
        self.request, self.hear, self.end = request, hear, end
        self.buffer = bytearray()
        self.opened = asyncio.get_running_loop().create_future()
        self.ended = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        transport.write(self.request)

    def connection_lost(self, exc: Exception | None) -> None:
        self._end(1006)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if not self.opened.done() and not self._has_shaken_hands():
            return
        while frame := self._next_frame():
            self._take(*frame)

    def send(self, text: str) -> None:
        self._send(Opcode.TEXT, text.encode())

    def close(self) -> None:
        """Says goodbye and does not wait for the answer."""
        self.ended = True
        self._send(Opcode.CLOSE, struct.pack("!H", 1000))
        self.transport.close()

    def _send(self, kind: int, body: bytes) -> None:
        size, mask = len(body), os.urandom(4)
        length = bytes((MASKED | size,)) if size < 126 else struct.pack("!BH", MASKED | 126, size)
        self.transport.write(bytes((WHOLE | kind,)) + length + mask + apply_mask(body, mask))

    def _has_shaken_hands(self) -> bool:
        head, found, rest = self.buffer.partition(b"\r\n\r\n")
        if not found:
            return False
        self.buffer = bytearray(rest)
        answer = head.split(b"\r\n")[0].decode()
        if " 101 " in answer:
            self.opened.set_result(None)
            return True
        self.opened.set_exception(ConnectionError(f"No socket was opened: {answer}"))
        return False

    def _next_frame(self) -> tuple[int, bytes] | None:
        """The kind and the body of a frame, when all of it is there. Servers do not mask."""
        buffer = self.buffer
        if len(buffer) < 2:
            return None
        size, start = buffer[1], 2
        if size >= 126:
            form, start = ("!H", 4) if size == 126 else ("!Q", 10)
            if len(buffer) < start:
                return None
            (size,) = struct.unpack_from(form, buffer, 2)
        if len(buffer) < start + size:
            return None
        kind, body = buffer[0] & 0x0F, bytes(buffer[start : start + size])
        del buffer[: start + size]
        return kind, body

    def _take(self, kind: int, body: bytes) -> None:
        if kind == Opcode.TEXT:
            self.hear(body)
        elif kind == Opcode.PING:
            self._send(Opcode.PONG, body)
        elif kind == Opcode.CLOSE:
            self._end(struct.unpack_from("!H", body)[0] if body else 1005)

    def _end(self, code: int) -> None:
        if not self.opened.done():
            self.opened.set_exception(ConnectionError(f"No socket was opened: the connection was closed ({code})"))
        if not self.ended:
            self.ended = True
            self.end(code)


async def connect(
    address: str,
    headers: Mapping[str, str],
    tls: ssl.SSLContext | None,
    hear: Callable[[bytes], None],
    end: Callable[[int], None],
) -> Socket:
    """Opens the socket at `ws://` or `wss://`. Raises `OSError`, or `TimeoutError` after 30 s."""
    parts = urlsplit(address)
    host, _, port = parts.netloc.partition(":")
    lines = "".join(f"{name}: {value}\r\n" for name, value in {**FIXED, **headers}.items())
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    request = SHAKE.format(path=path, host=parts.netloc, headers=lines).encode()
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(30):
        _, socket = await loop.create_connection(lambda: Socket(request, hear, end), host, int(port), ssl=tls)
        await socket.opened
    return socket
