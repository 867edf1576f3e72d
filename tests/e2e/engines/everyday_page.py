"""The everyday page that a quick exit leads to, on this machine and over https, as the setting demands."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.deploy.nginx import certify

PAGE = b"<!doctype html><title>Weather</title><p>Light rain."


class Weather(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_anything: object) -> None:
        """Says nothing."""


@contextmanager
def everyday_page(home: Path) -> Iterator[str]:
    """Its address. The certificate is its own: a browser must be told to take it."""
    certify(home)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(home / "fullchain.pem", home / "privkey.pem")
    with ThreadingHTTPServer(("127.0.0.1", 0), Weather) as server:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{server.server_port}/weather"
        server.shutdown()
        thread.join()
