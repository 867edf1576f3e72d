"""What `make check` and CI say of known holes: green is only what the service has answered."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SKIPPED = "skipped    known holes: the service did not answer"
NAMES = (
    *("types", "format", "lint", "imports", "templates", "migrations", "production", "commits"),
    *("known holes", "JavaScript"),
)
AWAY = "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='pypi.org', port=443): Max retries exceeded"
FOUND: dict[str, Any] = {"name": "django", "vulns": [{"id": "PYSEC-1"}]}
SOUND: dict[str, Any] = {"name": "django", "vulns": []}
UNKNOWN: dict[str, Any] = {"name": "django", "skip_reason": "not found"}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The scripts, among programs that find nothing to say."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/a.html").touch()
    (tmp_path / "tests/js").mkdir(parents=True)
    (tmp_path / "tests/js/a.test.mjs").touch()
    for name in ("mypy", "ruff", "lint-imports", "djade", "node"):
        program(tmp_path / ".venv/bin" / name, "exit 0")
    program(tmp_path / ".venv/bin/python", f'[ "$1" != scripts/audit.py ] || exec {sys.executable} "$@"')
    program(tmp_path / ".venv/bin/pytest", "echo all passed; exit ${PYTEST_ENDS:-0}")
    program(tmp_path / "scripts/services", "exit 0")
    return tmp_path


def program(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/usr/bin/env bash\n{body}\n")
    path.chmod(0o755)


def answers(tree: Path, *packages: dict[str, Any], says: str = "", ends: int = 0) -> None:
    """A pip-audit with this answer; with no packages it writes none."""
    (tree / "answer.json").write_text(json.dumps({"dependencies": packages}))
    write = f'for last; do :; done; cp {tree}/answer.json "${{last#--output=}}"' if packages else ""
    program(tree / ".venv/bin/pip-audit", f"{write}\necho {says!r} >&2\nexit {ends}")


def run(tree: Path, script: str, **variables: str) -> tuple[int, list[str]]:
    asked = {**os.environ, "CI": "true", **variables}
    ended = subprocess.run([tree / "scripts" / script], env=asked, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout.splitlines()


@pytest.mark.parametrize("script", ["check", "test"])
@pytest.mark.parametrize(("packages", "says", "ends"), [((), AWAY, 1), ((UNKNOWN, UNKNOWN), "", 0)])
def test_a_service_that_does_not_answer_is_a_skip_and_never_green(
    tree: Path, script: str, packages: tuple[dict[str, Any], ...], says: str, ends: int
) -> None:
    answers(tree, *packages, says=says, ends=ends)
    code, lines = run(tree, script)
    assert (code, lines[-1]) == (0, SKIPPED)
    assert [line for line in lines if line.startswith("ok")] == [
        f"ok         {name}" for name in NAMES if name != "known holes"
    ]


def test_what_was_answered_in_part_is_a_skip_too(tree: Path) -> None:
    answers(tree, SOUND, UNKNOWN)
    assert run(tree, "check")[1][-1] == f"{SKIPPED} about 1 of 2 packages"


def test_check_without_known_holes_passes(tree: Path) -> None:
    answers(tree, SOUND)
    assert run(tree, "check") == (0, [f"ok         {name}" for name in NAMES])


@pytest.mark.parametrize(
    ("packages", "says", "why"),
    [
        ((FOUND,), "", "django: PYSEC-1"),
        ((FOUND, UNKNOWN), "", "django: PYSEC-1"),
        ((), "no such lock", "no such lock"),
    ],
)
def test_a_hole_and_a_lock_that_cannot_be_read_fail(
    tree: Path, packages: tuple[dict[str, Any], ...], says: str, why: str
) -> None:
    answers(tree, *packages, says=says, ends=1)
    code, lines = run(tree, "check")
    assert (code, lines[lines.index("FAILED     known holes") + 1]) == (1, why)
    assert run(tree, "test")[0] == 1


def test_a_test_that_fails_still_fails_the_run(tree: Path) -> None:
    answers(tree, says=AWAY, ends=1)
    code, lines = run(tree, "test", PYTEST_ENDS="1")
    assert (code, lines[-2:]) == (1, ["all passed", SKIPPED])


def git(tree: Path, *words: str) -> None:
    author = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    subprocess.run(["git", *author, *words], cwd=tree, check=True, capture_output=True)


def commit(tree: Path, *paragraphs: str) -> None:
    git(tree, "commit", "--allow-empty", *(word for text in paragraphs for word in ("-m", text)))


@pytest.mark.parametrize(
    ("paragraphs", "why"),
    [
        (("tests: Say why",), "say in a body what was wrong and why this is right."),
        (("Say why", "As it was not said."), "begin with the area, a colon and a capital letter."),
        (("tests: say why", "As it was not said."), "begin with the area, a colon and a capital letter."),
        ((f"tests: {'Say why ' * 9}", "As it was not said."), "78 characters, and 72 is the most."),
    ],
)
def test_a_commit_that_breaks_the_rule_is_refused_on_top_of_main_and_not_in_it(
    tree: Path, paragraphs: tuple[str, ...], why: str
) -> None:
    git(tree, "init", "--initial-branch=main")
    commit(tree, *paragraphs)
    git(tree, "update-ref", "refs/remotes/origin/main", "HEAD")
    commit(tree, "tests: Keep the rule", "As it holds from here on.")
    assert run(tree, "commits") == (0, [])
    commit(tree, *paragraphs)
    code, lines = run(tree, "commits")
    assert (code, len(lines), lines[0].endswith(f'": {why}')) == (1, 1, True)
