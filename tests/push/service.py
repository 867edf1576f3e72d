"""A push service of the test's own, over https on this machine, and browsers that can open what is sent to them."""

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext
from uuid import uuid4

import http_ece
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from accounts.push import vapid
from accounts.push.subscriptions import Target


@dataclass(frozen=True)
class Delivery:
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class PushService:
    """What came to it, and what it answers: 201 unless said otherwise for a path."""

    port: int
    received: list[Delivery] = field(default_factory=list)
    answers: dict[str, int] = field(default_factory=dict)

    def browser(self) -> "Browser":
        return Browser(self, f"/push/{uuid4().hex}")

    @property
    def host(self) -> str:
        return f"localhost:{self.port}"

    def paths(self) -> list[str]:
        """Where something came since this was asked last, in order."""
        found = sorted(one.path for one in self.received)
        self.received.clear()
        return found


@dataclass
class Browser:
    """One browser at that service, with keys of its own."""

    service: PushService
    path: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    secret: bytes = b"sixteen bytes..."
    owner: str = ""

    @property
    def target(self) -> Target:
        point = self.key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        endpoint = f"https://{self.service.host}{self.path}"
        return Target(endpoint, _text(point), _text(self.secret), vapid.public_key())

    @property
    def form(self) -> dict[str, str]:
        """What its page posts."""
        target = self.target
        return {"endpoint": target.endpoint, "p256dh": target.p256dh, "auth": target.auth, "key": target.key}

    def opened(self, body: bytes) -> bytes:
        """Raises when it was encrypted for anybody else."""
        text: bytes = http_ece.decrypt(body, private_key=self.key, auth_secret=self.secret)
        return text


def _text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


@contextmanager
def running(directory: Path) -> Iterator[PushService]:
    """Serves with the certificate of `certificate(directory)`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    service = PushService(server.server_address[1])
    server.RequestHandlerClass = _handler(service)
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(directory / "certificate.pem", directory / "key.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(service: PushService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.received.append(Delivery(self.path, dict(self.headers), body))
            status = service.answers.get(self.path, 201)
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", f"https://{service.host}/push/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            """Silent."""

    return Handler


def certificate(directory: Path) -> Path:
    """Makes one for `localhost`, which is its own authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    (directory / "key.pem").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    (directory / "certificate.pem").write_bytes(made.public_bytes(pem))
    return directory / "certificate.pem"
