"""The files of the site are for its owner alone, whatever the umask, and also where they were open before."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from imago_site.private_files import keep_private, narrow
from tests.imago_site.file_modes import open_to_others
from tests.programs.forked_python import run_python

MAIL = """
import django
django.setup()
from django.core.mail import send_mail
send_mail("A link", "https://quiet.example.org/account/password/reset/key/1-2/", None, ["ann@example.org"])
"""
HOLD = """
import os, sys, django
django.setup()
from django.contrib.auth import get_user_model
get_user_model().objects.create_user("ann@example.org")
print(*sorted(os.listdir(os.environ["VAR_DIR"])), flush=True)
"""
KEPT = ["content_keys", "db.sqlite3", "db.sqlite3-shm", "db.sqlite3-wal", "mail", "process.lock", "secret_key"]


def run(var: Path, *command: str) -> str:
    """With the umask that most machines have."""
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "imago_site.settings"}
    return run_python(*command, env=environment, umask=0o022, check=True).stdout


def test_what_the_site_writes_is_for_its_owner_alone(tmp_path: Path) -> None:
    var = tmp_path / "var"
    run(var, "manage.py", "migrate", "--verbosity", "0")
    assert {"db.sqlite3-wal", "db.sqlite3-shm"} <= set(run(var, "-c", HOLD).split())
    run(var, "-c", MAIL)
    run(var, "-c", "import imago_site.asgi")
    run(var, "manage.py", "backup", str(var / "backup.sqlite3"))
    names = {path.name for path in var.iterdir()}
    assert {"content_keys", "secret_key", "db.sqlite3", "process.lock", "mail", "backup.sqlite3"} <= names
    assert len(list((var / "mail").iterdir())) == 1
    assert open_to_others(var) == []


def test_the_log_beside_the_database_is_for_its_owner_alone(tmp_path: Path, migrated: Path) -> None:
    """While it is there: SQLite takes it away when the last connection closes."""
    shutil.copytree(migrated, tmp_path / "var")
    check = f"{HOLD}\nfrom tests.imago_site.file_modes import open_to_others\nfrom pathlib import Path\n"
    check += "print(open_to_others(Path(os.environ['VAR_DIR'])))"
    names, left = run(tmp_path / "var", "-c", check).splitlines()
    assert ("db.sqlite3-wal" in names, left) == (True, "[]")


def test_files_of_an_earlier_start_are_closed_to_others(tmp_path: Path) -> None:
    var = tmp_path / "var"
    (var / "mail").mkdir(parents=True)
    for name in (*(kept for kept in KEPT if kept != "mail"), "mail/20260101.log"):
        (var / name).write_bytes(b"")
        (var / name).chmod(0o664)
    for directory in (var, var / "mail"):
        directory.chmod(0o755)
    assert len(open_to_others(var)) == 9
    keep_private(var)
    assert open_to_others(var) == []
    assert [stat.S_IMODE(path.stat().st_mode) for path in (var, var / "db.sqlite3")] == [0o700, 0o600]


@pytest.mark.parametrize("mode", [0o1777, 0o700])
def test_a_directory_for_everybody_and_a_closed_one_stay_as_they_are(tmp_path: Path, mode: int) -> None:
    place = tmp_path / "place"
    place.mkdir()
    place.chmod(mode)
    narrow(place)
    assert stat.S_IMODE(place.stat().st_mode) == mode


def test_what_a_link_leads_to_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"")
    (tmp_path / "elsewhere").chmod(0o644)
    (tmp_path / "db.sqlite3").symlink_to(tmp_path / "elsewhere")
    narrow(tmp_path / "db.sqlite3")
    assert stat.S_IMODE((tmp_path / "elsewhere").stat().st_mode) == 0o644
