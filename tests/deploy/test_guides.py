"""The commands of docs/deploy.md and docs/operations.md as they stand there: run here, or named with a reason.

Directories and ports are others, `systemctl` starts what the units name, and what a reader fills in is filled in.
"""

import base64
import os
import re
import shlex
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command

from accounts.models import User
from tests.cast import with_second_step
from tests.deploy.nginx import AROUND, certify, rendered
from tests.faults.site import ROOT
from tests.services import SECRETS, free_port, run_sql

# What is not run, and why. Each must stand in the guide.
NOT_RUN = {
    "useradd --system --home-dir /srv/site --shell /usr/sbin/nologin site": "it changes this machine’s accounts",
    "git clone <this project> /srv/site": "the address is the reader’s; this clone is taken",
    "python3 -m venv .venv && .venv/bin/pip install --require-hashes -r requirements.txt": "it asks the network",
    "runuser -u postgres -- createuser --pwprompt site": "it asks for a password; the role is made here",
    "git pull && .venv/bin/pip install --require-hashes -r requirements.txt": "it asks the network",
    "cd deploy/docker": "there is no Docker here",
    "umask 077": "of the containers",
    "cp ../site.env.example site.env": "of the containers",
    "printf 'POSTGRES_PASSWORD=...\\nREDIS_PASSWORD=...\\n' > .env": "of the containers",
    "docker compose up -d": "there is no Docker here",
}
# Lines after which the reader does something by hand.
FILLED_IN = "install -m 0600 deploy/site.env.example /etc/site.env"
NAMED_IN = "cp deploy/nginx/site.conf deploy/nginx/processes.conf /etc/nginx/conf.d/"
RESTORED = "runuser -u postgres -- createdb -O site site_restored"
PUT_BACK = 'install -m 0600 /backup/site-2026-01-31.sqlite3 "$VAR_DIR/db.sqlite3"'
BY_HAND = {FILLED_IN, NAMED_IN, RESTORED, PUT_BACK}
NAMED = {
    "ALLOWED_HOSTS": "quiet.example.org",
    "CSRF_TRUSTED_ORIGINS": "https://quiet.example.org",
    "TRUSTED_PROXY_COUNT": "1",
}
PLACES = ("/etc/systemd", "/etc/site.env", "/etc/nginx/conf.d", "/backup", "/var/lib/site", "/run/", "/srv/restored")
AS_SITE = "setpriv --reuid=site --regid=site --init-groups -- "
EMBEDDED = (".venv/bin/python manage.py", "export VAR_DIR", 'install -d -m 0700 "$VAR_DIR"')
# A unit's command in the site's environment; `restart` ends the one before. `sit[e]` stays, as the units have it.
SYSTEMCTL = """
environment() { set -a; . /etc/site.env; VAR_DIR=/var/lib/site; set +a; cd ROOT; }
systemctl() {
    case "$1" in daemon-reload|reload) return;; esac
    shift
    for unit in "$@"; do
        case "$unit" in
            --now) ;;
            site@*) [ -e /run/prepared ] || oneshot site-prepare.service && start "${unit#site@}" || return 1;;
            *.timer) oneshot "${unit%.timer}.service" || return 1;;
            *) oneshot "$unit.service" || return 1;;
        esac
    done
}
commands() { sed -n 's/^ExecStart=//p' "/etc/systemd/system/$1" | sed "s#/srv/sit[e]#ROOT#g"; }
oneshot() {
    commands "$1" | while read -r line; do (environment; eval "$line" </dev/null >&2) || exit 1; done || return 1
    [ "$1" != site-prepare.service ] || touch /run/prepared
}
start() {
    [ ! -e "/run/$1" ] || { kill "$(cat "/run/$1")"; tail --pid="$(cat "/run/$1")" -f /dev/null; }
    line=$(commands site@.service | sed "s/%i/$1/")
    (environment; eval "exec $line" >>/run/log 2>&1) &
    echo $! > "/run/$1"
}
ended() { for one in /run/[0-9]*; do kill "$(cat "$one")" 2>/dev/null || true; done; wait; }
trap ended EXIT
runuser() { shift 3; "$@"; }
createdb() { command createdb --template=template0 "$@"; }
nginx() { command nginx -p NGINX -c NGINX/nginx.conf "$@"; }
"""


def blocks(name: str) -> list[list[str]]:
    """The commands of each block of a guide: lines that end in a backslash are one, what follows a # is not there."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    found = [match[0] for match in re.finditer(r"(?:^    .*\n)+", text, re.MULTILINE)]
    return [[_bare(line) for line in re.sub(r" *\\\n *", " ", block).splitlines()] for block in found]


def _bare(line: str) -> str:
    return re.sub(r"\s+#.*$", "", line.strip())


def of_postgresql() -> list[str]:
    """From the first line to the last, as a reader follows them who has a server."""
    lines = [line for block in blocks("deploy.md") for line in block if ".sqlite3" not in line]
    return [line for line in lines if line not in NOT_RUN and not line.startswith(EMBEDDED)]


def of_sqlite() -> list[str]:
    lines = [line for block in blocks("deploy.md") for line in block]
    return [line for line in lines if ".sqlite3" in line or line.startswith(EMBEDDED)]


def test_every_block_is_run_or_named() -> None:
    lines = [line for name in ("deploy.md", "operations.md") for block in blocks(name) for line in block]
    assert len(lines) > 25
    assert set(lines) - {*of_postgresql(), *of_sqlite(), *NOT_RUN} == set()
    assert set(NOT_RUN) - set(lines) == set(BY_HAND) - set(lines) == set()


class Machine:
    """Directories that stand for those of a server, and a shell in which the lines of a guide are run."""

    def __init__(self, home: Path, **environment: str) -> None:
        self.home, self.nginx = home, home / "etc/nginx"
        self.ports = {"8001": str(free_port()), "8002": str(free_port())}
        for place in ("etc/systemd/system", "etc/nginx/conf.d", "run/rendered", "backup", "var/lib/site", "srv"):
            (home / place).mkdir(parents=True)
        self.environment = {"PATH": f"{os.environ['PATH']}:/usr/sbin:/usr/bin", "HOME": str(home), **environment}

    def here(self, text: str) -> str:
        """A text of the guide with the directories, ports and the user of this machine."""
        for place in PLACES:
            text = text.replace(place, f"{self.home}{place}")
        text = (
            text.replace("deploy/run-as-site", f"{self.home}/run-as-site")
            .replace("-o site /", "/")
            .replace(AS_SITE, "")
        )
        for port, own in self.ports.items():
            text = text.replace(port, own)
        return text.replace("NGINX", str(self.nginx)).replace("ROOT", str(ROOT)).replace("/srv/site", str(ROOT))

    def run(self, lines: list[str], by_hand: dict[str, str]) -> str:
        """Runs them in one shell, which ends at the first that fails. Gives what they said."""
        command = self.home / "run-as-site"
        command.write_text(self.here((ROOT / "deploy/run-as-site").read_text(encoding="utf-8")))
        command.chmod(0o755)
        followed = [part for line in lines for part in (self.here(line), by_hand.get(line, ""))]
        script = "\n".join(["set -eu", f"cd {ROOT}", self.here(SYSTEMCTL), "set -x", *followed, ""])
        done = subprocess.run(["bash", "-c", script], env=self.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout


def render_nginx(machine: Machine) -> None:
    """What the reader makes of the configuration: the name, the certificate; here also other ports."""
    certify(machine.nginx)
    (machine.nginx / "nginx.conf").write_text(AROUND.format(home=machine.nginx))
    ports = [int(port) for port in machine.ports.values()]
    for name in ("site.conf", "processes.conf"):
        text = rendered(name, machine.nginx, ports, free_port(), free_port())
        (machine.home / "run/rendered" / name).write_text(text)


@pytest.mark.timeout(180)
def test_a_server_by_the_guide(tmp_path: Path, postgresql: str, redis_url: str) -> None:
    """Put in place, updated, backed up and restored; the role of the site may do no more than the guide gives it."""
    for program in ("nginx", "pg_dump", "curl"):
        shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin") or pytest.skip(f"{program} is not installed.")
    run_sql(postgresql, "CREATE ROLE site LOGIN")
    port = str(urlsplit(postgresql).port)
    machine = Machine(tmp_path, PGHOST="127.0.0.1", PGPORT=port, PGUSER="imago", PGDATABASE="postgres")
    render_nginx(machine)
    database = f"postgres://site@127.0.0.1:{port}/site"
    filled = {"DATABASE_URL": database, "REDIS_URL": redis_url, **SECRETS, **NAMED}
    fill_in = "\n".join(f"{name}='{value}'" for name, value in filled.items())
    env = machine.home / "etc/site.env"
    by_hand = {
        FILLED_IN: f"cat > {env} <<'END'\n{fill_in}\nEND",
        NAMED_IN: f"cp {machine.home}/run/rendered/* {machine.nginx}/conf.d/",
        RESTORED: f"sed -i \"s#/site'#/site_restored'#\" {env}",
    }
    said = machine.run(of_postgresql(), by_hand)
    assert "email is written to files" in said
    assert "All 0 dialogues are whole." in said
    assert "The trail is whole." in said
    assert (tmp_path / "backup/site-2026-01-31.dump").stat().st_mode & 0o777 == 0o600


def test_the_embedded_default_by_the_guide(tmp_path: Path, migrated: Path) -> None:
    var = shutil.copytree(migrated, tmp_path / "old")
    machine = Machine(tmp_path / "here", VAR_DIR=str(var))
    restored = f'cp {var}/content_keys {var}/secret_key "$VAR_DIR/"'
    assert "All 0 dialogues are whole." in machine.run(of_sqlite(), {PUT_BACK: restored})


def inline_commands() -> list[str]:
    """Those of the guide to operations, which stand in its sentences."""
    text = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    return sorted(set(re.findall(r"`(python (?:manage\.py|-c) [^`]+)`", text)))


@pytest.mark.django_db
@pytest.mark.parametrize("command", inline_commands())
def test_each_command_of_operations(command: str) -> None:
    _python, program, *arguments = shlex.split(command)
    if program == "-c":
        done = subprocess.run([sys.executable, "-c", *arguments], capture_output=True, text=True, check=True)
        assert len(base64.b64decode(done.stdout)) == 32
        return
    if "--again" in arguments or arguments[0] == "reset_second_factor":
        User.objects.create_user("ada@example.org", name="Ada", is_staff=True)
        with_second_step(User.objects.get())
    call_command(arguments[0], *arguments[1:], stdout=StringIO())
