"""Two processes without Redis would not hear each other: the second does not start, and says why in one line."""

import subprocess
import sys
from pathlib import Path

LOAD = "import imago_site.asgi; print('up', flush=True); input()"
ENVIRONMENT = {"DJANGO_SETTINGS_MODULE": "imago_site.settings", "PATH": "/usr/bin:/bin"}


def start(var: Path, **more: str) -> "subprocess.Popen[str]":
    environment = {**ENVIRONMENT, "VAR_DIR": str(var), **more}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", LOAD], env=environment, stdin=pipe, stdout=pipe, stderr=pipe, text=True
    )


def test_second_process_does_not_start_until_the_first_has_ended(tmp_path: Path) -> None:
    with start(tmp_path) as first:
        assert first.stdout
        assert first.stdout.readline() == "up\n"
        with start(tmp_path) as second:
            _out, said = second.communicate(timeout=60)
        assert second.returncode != 0
        assert "REDIS_URL: is not set, and a process of this site runs already" in said
        assert "Traceback" not in said
        first.kill()  # whatever ends it, its place is free
    with start(tmp_path) as third:
        assert third.communicate("\n", timeout=60)[0] == "up\n"


def test_redis_allows_several_processes(tmp_path: Path) -> None:
    redis = {"REDIS_URL": "redis://127.0.0.1:1/0"}
    with start(tmp_path, **redis) as first:
        assert first.stdout
        assert first.stdout.readline() == "up\n"
        with start(tmp_path, **redis) as second:
            assert second.communicate("\n", timeout=60)[0] == "up\n"
        first.communicate("\n", timeout=60)
