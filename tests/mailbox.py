"""A mail server for one test: it takes every mail, and gives it to whoever asks."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.policy import default
from queue import Queue


class Mailbox:
    """What was sent, in the order in which it came."""

    def __init__(self, port: int) -> None:
        self.url = f"smtp://127.0.0.1:{port}"
        self.came: Queue[bytes] = Queue()

    def next(self) -> str:
        """The text of the next mail. Raises `queue.Empty` when none comes within a minute."""
        message = message_from_bytes(self.came.get(timeout=60), policy=default)
        body = message.get_body(("plain",))
        assert body
        return str(body.get_content()).replace("\r\n", "\n")


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 ready")
            for line in self.rfile:
                verb = line[:4].upper().strip()
                self._say({b"DATA": "354 go on", b"QUIT": "221 bye"}.get(verb, "250 good"))
                if verb == b"DATA":
                    box.came.put(self._mail())
                    self._say("250 taken")
                if verb == b"QUIT":
                    return

        def _mail(self) -> bytes:
            lines = iter(self.rfile.readline, b".\r\n")
            return b"".join(line.removeprefix(b".") if line.startswith(b"..") else line for line in lines)

        def _say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        box = Mailbox(server.server_address[1])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield box
        finally:
            server.shutdown()
