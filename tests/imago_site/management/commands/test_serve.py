"""The command that serves: what it cannot listen on it says, and it ends with an error."""

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from imago_site.management.commands.serve import refuse_what_cannot_be_had
from tests.programs.forked_python import ROOT, run_python
from tests.services import free_port, running, wait_until


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host", "::99", "[::99]"])
def test_an_address_of_another_machine_is_refused(host: str) -> None:
    with pytest.raises(CommandError, match=host.strip("[]")):
        call_command("serve", host=host, port=free_port())


def test_a_port_that_is_taken_or_none_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        for port in (taken.getsockname()[1], 70_000):
            with pytest.raises(CommandError, match=f"port {port}"):
                refuse_what_cannot_be_had("127.0.0.1", port)


@pytest.mark.skipif(not socket.has_ipv6, reason="This machine has no IPv6.")
@pytest.mark.parametrize("host", ["::1", "[::1]"])
def test_it_listens_on_an_address_of_ipv6(tmp_path: Path, migrated: Path, host: str) -> None:
    port, var = free_port(), shutil.copytree(migrated, tmp_path / "var")
    environment = {"PATH": "/usr/bin:/bin", "VAR_DIR": str(var), "PORT": str(port)}
    command = [sys.executable, "manage.py", "serve", "--host", host]

    def answers() -> None:
        with socket.create_connection(("::1", port), timeout=1) as line:
            line.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            assert b"ok" in line.recv(4096)

    with running(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as process:
        wait_until(answers, process)


def test_a_database_that_lacks_a_migration_is_not_served(tmp_path: Path) -> None:
    """One that failed, for instance. The process would fail later, at some page or other."""
    environment = {"PATH": "/usr/bin:/bin", "VAR_DIR": str(tmp_path), "PORT": str(free_port())}
    done = run_python("manage.py", "serve", env=environment)
    assert done.returncode == 1
    assert "CommandError: The database lacks" in done.stderr
