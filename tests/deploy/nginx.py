"""nginx with the configuration of deploy/nginx/, on free ports and with a certificate made for it."""

import datetime as dt
import ipaddress
import os
import shutil
import socket
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.faults.site import ROOT
from tests.services import Server

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


def has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


HAS_IPV6 = has_ipv6()


def nginx(home: Path, ports: list[int], plain: int, port: int, *, by_turns: bool = False, **popen: Any) -> Server:
    """nginx in front of the processes on `ports`, not yet started.

    With `by_turns` it gives the sockets of rooms to the processes in turn, as no site should: partners come apart.
    """
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or pytest.skip("nginx is not installed.")
    (home / "conf.d").mkdir()
    certify(home)
    (home / "nginx.conf").write_text(AROUND.format(home=home))
    for name in ("site.conf", "processes.conf"):
        text = rendered(name, home, ports, plain, port)
        (home / "conf.d" / name).write_text(text.replace("hash $uri consistent;", "") if by_turns else text)
    command = [program, "-p", str(home), "-c", str(home / "nginx.conf"), "-g", "daemon off;"]
    return Server(command, partial(reach, port), **popen)


def rendered(name: str, home: Path, ports: list[int], plain: int, port: int) -> str:
    """A file of deploy/nginx/ with the ports and directories of this test. Each place must be there."""
    text = (ROOT / "deploy/nginx" / name).read_text(encoding="utf-8")
    places = {
        "site.conf": {
            "listen 80;": f"listen 127.0.0.1:{plain};",
            "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
            "    listen [::]:80;\n": f"    listen [::1]:{plain};\n" if HAS_IPV6 else "",
            "    listen [::]:443 ssl;\n": f"    listen [::1]:{port} ssl;\n" if HAS_IPV6 else "",
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
