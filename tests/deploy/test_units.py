"""What systemd itself says of the units, and that every command which they name is one of the site's."""

import shutil
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands

from tests.deploy.behind_nginx import lines_of
from tests.faults.site import ROOT

UNITS = ROOT / "deploy/systemd"


def test_systemd_finds_nothing_wrong_with_the_units(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze") or pytest.skip("systemd is not installed.")
    for unit in UNITS.iterdir():
        text = unit.read_text(encoding="utf-8").replace("/srv/site/.venv", str(ROOT / ".venv"))
        (tmp_path / unit.name.replace("@", "@8001")).write_text(text)
    units = sorted(map(str, tmp_path.iterdir()))
    assert len(units) == 6
    found = subprocess.run([verify, "verify", "--man=no", *units], capture_output=True, text=True, check=False)
    own = [line for line in found.stderr.splitlines() if str(tmp_path) in line or "site" in line]
    assert (found.returncode, own) == (0, [])


def test_every_command_of_the_units_is_there() -> None:
    named = [line[2] for unit in UNITS.glob("site-*.service") for line in lines_of(unit.name)]
    assert sorted(named) == ["collectstatic", "erase_expired", "keep_time", "migrate"]
    assert set(named) - set(get_commands()) == set()


def test_the_history_of_the_source_is_out_of_reach_of_the_site() -> None:
    units = [unit.read_text(encoding="utf-8").splitlines() for unit in UNITS.glob("*.service")]
    assert [("InaccessiblePaths=-/srv/site/.git" in lines, "User=site" in lines) for lines in units] == [
        (True, True)
    ] * 4
    copied = (ROOT / "deploy/docker/Dockerfile.dockerignore").read_text(encoding="utf-8").splitlines()
    assert copied[0] == "*"
    assert "!.git" not in copied


def test_no_unit_writes_its_memory_to_the_disk_when_it_fails() -> None:
    """It holds keys and words that are decrypted."""
    services = sorted(UNITS.glob("*.service"))
    assert services != []
    assert [unit.name for unit in services if "\nLimitCORE=0\n" not in unit.read_text(encoding="utf-8")] == []
