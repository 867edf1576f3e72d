"""Our site in two processes behind nginx, and the same two behind one that parts partners."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.bench.servers import UNHELD, Server
from tests.deploy.behind_nginx import behind_nginx
from tests.deploy.nginx import nginx
from tests.services import free_port


@contextmanager
def two_processes(var: Path, database: str, redis: str) -> Iterator[tuple[Server, Server]]:
    """As deploy/ has it, both partners in one process; and with partners who come in by turns, one in each."""
    var.mkdir()
    with behind_nginx(var, database, redis, **UNHELD) as proxied:
        site, port = proxied.site, free_port()
        pids = tuple(server.process.pid for server in site.servers)
        together = Server(site.origin, pids, site.environment, proxied.tls)
        (var / "apart").mkdir()
        ports = [int(process.rpartition(":")[2]) for process in proxied.processes]
        with nginx(var / "apart", ports, free_port(), port, by_turns=True).running():
            tls = ssl.create_default_context(cafile=var / "apart/fullchain.pem")
            yield together, replace(together, tls=tls, address=f"https://127.0.0.1:{port}")
