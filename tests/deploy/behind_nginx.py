"""The site as deploy/ starts it, on free ports: the lines of the units, and the nginx configuration with its places."""

import datetime as dt
import ipaddress
import os
import re
import shlex
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.faults.site import ROOT, Site
from tests.services import SECRETS, Server, free_port

# All that a machine has of its own; the rest of the configuration is the one in deploy/nginx/.
AROUND = """worker_processes 2;
pid {home}/nginx.pid;
error_log {home}/nginx-error.log;
events {{ worker_connections 8192; }}
http {{
    access_log off;
    client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
    uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
    include {home}/conf.d/*.conf;
}}
"""


@dataclass(frozen=True)
class Proxied:
    """A site of two processes behind nginx. The ports of `site` are that of nginx alone."""

    site: Site
    plain: int
    processes: list[str]
    home: Path
    tls: ssl.SSLContext

    @property
    def served(self) -> list[list[str]]:
        """The lines of the access log: time, method, status, bytes, seconds, process."""
        return [line.split(" ", 5) for line in (self.home / "site.log").read_text().splitlines()]


def lines_of(unit: str) -> list[list[str]]:
    """The commands that a unit starts, with this Python."""
    text = (ROOT / "deploy/systemd" / unit).read_text(encoding="utf-8")
    found = re.findall(r"^ExecStart=/srv/site/.venv/bin/python (.+)$", text, re.MULTILINE)
    return [[sys.executable, *shlex.split(line)] for line in found]


@contextmanager
def behind_nginx(home: Path, database: str, redis: str) -> Iterator[Proxied]:
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or pytest.skip("nginx is not installed.")
    ports, plain, port = [free_port(), free_port()], free_port(), free_port()
    origin = f"https://127.0.0.1:{port}"
    (home / "conf.d").mkdir()
    certify(home)
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "imago_site.settings",
        "VAR_DIR": str(home),
        "DATABASE_URL": database,
        "REDIS_URL": redis,
        "CSRF_TRUSTED_ORIGINS": origin,
        "ALLOWED_HOSTS": "127.0.0.1",
        "TRUSTED_PROXY_COUNT": "1",
        "MOVES_A_MINUTE": "60000",  # they talk as nobody does
        **SECRETS,
    }
    for command in lines_of("site-prepare.service"):
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    (home / "nginx.conf").write_text(AROUND.format(home=home))
    for name in ("site.conf", "processes.conf"):
        (home / "conf.d" / name).write_text(rendered(name, home, ports, plain, port))
    log = home / "server.log"
    with log.open("ab") as output, ExitStack() as stack:
        [command] = lines_of("site@.service")
        kept = {"cwd": ROOT, "env": environment, "stdout": output, "stderr": output}
        servers = [
            Server([part.replace("%i", str(one)) for part in command], partial(reach, one), **kept) for one in ports
        ]
        nginx = [program, "-p", str(home), "-c", str(home / "nginx.conf"), "-g", "daemon off;"]
        for server in (*servers, Server(nginx, partial(reach, port), stderr=output)):
            stack.enter_context(server.running())
        tls = ssl.create_default_context(cafile=home / "fullchain.pem")
        site = Site(environment, log, [port], servers)
        yield Proxied(site, plain, [f"127.0.0.1:{one}" for one in ports], home, tls)


def rendered(name: str, home: Path, ports: list[int], plain: int, port: int) -> str:
    """A file of deploy/nginx/ with the ports and directories of this test. Each place must be there."""
    text = (ROOT / "deploy/nginx" / name).read_text(encoding="utf-8")
    places = {
        "site.conf": {
            "listen 80;": f"listen 127.0.0.1:{plain};",
            "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
            "quiet.example.org": "127.0.0.1",
            "/etc/ssl/site/": f"{home}/",
            "/var/log/nginx/": f"{home}/",
        },
        "processes.conf": {"127.0.0.1:8001": f"127.0.0.1:{ports[0]}", "127.0.0.1:8002": f"127.0.0.1:{ports[1]}"},
    }
    for place, own in places[name].items():
        assert place in text
        text = text.replace(place, own)
    return text


def reach(port: int) -> None:
    socket.create_connection(("127.0.0.1", port), 1).close()


def certify(home: Path) -> None:
    """A certificate for this machine, good for an hour."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    here = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(minutes=5))
        .not_valid_after(now + dt.timedelta(hours=1))
        .add_extension(here, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    kind, unlocked = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (home / "fullchain.pem").write_bytes(certificate.public_bytes(pem))
    (home / "privkey.pem").write_bytes(key.private_bytes(pem, kind, unlocked))
