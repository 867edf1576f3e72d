"""The site as deploy/ starts it, on free ports: two processes by the lines of the units, behind nginx."""

import os
import re
import shlex
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.deploy.nginx import nginx, reach
from tests.faults.forked_processes import ForkedServer, Forks
from tests.faults.site import ROOT, Site
from tests.services import SECRETS, free_port


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
def behind_nginx(home: Path, database: str, redis: str, **settings: str) -> Iterator[Proxied]:
    """Two processes behind nginx, on a database that is brought up to date."""
    ports, plain, port = [free_port(), free_port()], free_port(), free_port()
    origin = f"https://127.0.0.1:{port}"
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
        **settings,
    }
    for command in lines_of("site-prepare.service"):
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    log = home / "server.log"
    with Forks(environment, log).loaded() as forks, log.open("ab") as output, ExitStack() as stack:
        [[_python, program, *command]] = lines_of("site@.service")
        assert program == "manage.py"
        servers = [
            ForkedServer(forks, [part.replace("%i", str(one)) for part in command], partial(reach, one))
            for one in ports
        ]
        for server in (*servers, nginx(home, ports, plain, port, stderr=output)):
            stack.enter_context(server.running())
        tls = ssl.create_default_context(cafile=home / "fullchain.pem")
        site = Site(environment, log, [port], [*servers], forks)
        yield Proxied(site, plain, [f"127.0.0.1:{one}" for one in ports], home, tls)
