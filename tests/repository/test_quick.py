"""What `make quick` runs: the tests that mirror what differs from the main branch, and what it says of the rest."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = (
    *("dialogue/domain/__init__.py", "dialogue/domain/moves.py", "dialogue/domain/shelf.py", "dialogue/metrics.py"),
    *("tests/dialogue/domain/test_moves.py", "tests/dialogue/domain/test_moves_at_once.py"),
    *("tests/dialogue/domain/test_shelf.py", "tests/dialogue/domain/shelves.py", "tests/repository/test_documents.py"),
    *("static/js/room/timer.js", "tests/js/room/timer.test.mjs", "docs/limits.md", "pyproject.toml"),
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A repository with one commit, and programs that say with what they were called."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/quick", tmp_path / "scripts")
    for name in ("pytest", "ruff", "node"):
        program = tmp_path / ".venv/bin" / name
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text(f'#!/usr/bin/env bash\necho ran {name} "$@"\nexit ${{{name.upper()}_ENDS:-0}}\n')
        program.chmod(0o755)
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "tests/dialogue/domain/test_shelf.py").write_text("from tests.dialogue.domain.shelves import full\n")
    (tmp_path / ".gitignore").write_text(".venv\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-qm", "all")
    return tmp_path


def git(tree: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=tree, check=True)


def quick(tree: Path, *changed: str, **variables: str) -> tuple[int, list[str]]:
    for name in changed:
        with (tree / name).open("a") as file:
            file.write("# changed\n")
    asked = {**os.environ, **variables}
    ended = subprocess.run([tree / "scripts/quick"], env=asked, capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout.splitlines()


@pytest.mark.parametrize(
    ("changed", "tests"),
    [
        ("dialogue/domain/moves.py", ["domain/test_moves.py", "domain/test_moves_at_once.py"]),
        ("dialogue/domain/__init__.py", ["domain"]),
        ("tests/dialogue/domain/shelves.py", ["domain/test_shelf.py"]),
        ("tests/dialogue/domain/test_shelf.py", ["domain/test_shelf.py"]),
        ("docs/limits.md", []),
    ],
)
def test_what_mirrors_a_change_is_run_and_the_documents_always(tree: Path, changed: str, tests: list[str]) -> None:
    code, lines = quick(tree, changed)
    named = [line.removeprefix("tests      ") for line in lines if line.startswith("tests ")]
    assert (code, named) == (
        0,
        sorted([*(f"tests/dialogue/{one}" for one in tests), "tests/repository/test_documents.py"]),
    )
    assert f"ran pytest -q -n 2 --dist loadgroup {' '.join(named)}" in lines
    assert [line for line in lines if line.startswith("no mirror")] == []


@pytest.mark.parametrize("changed", ["dialogue/metrics.py", "pyproject.toml"])
def test_a_file_without_a_mirror_is_named(tree: Path, changed: str) -> None:
    assert f"no mirror  {changed}" in quick(tree, changed)[1]


def test_a_script_of_a_page_is_tried_with_node(tree: Path) -> None:
    assert "ran node --test tests/js/room/timer.test.mjs" in quick(tree, "static/js/room/timer.js")[1]


def test_a_new_file_counts_and_a_commit_that_the_main_branch_has_not(tree: Path) -> None:
    git(tree, "update-ref", "refs/remotes/origin/main", "HEAD")
    (tree / "tests/dialogue/domain/test_new.py").touch()
    git(tree, "add", ".")
    git(tree, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-qm", "new")
    (tree / "tests/dialogue/domain/test_newer.py").touch()
    lines = quick(tree)[1]
    assert {f"tests      tests/dialogue/domain/test_{name}.py" for name in ("new", "newer")} <= set(lines)


@pytest.mark.parametrize("program", ["pytest", "ruff", "node"])
def test_failing_test_fails_the_quick_run(tree: Path, program: str) -> None:
    changed = ("dialogue/domain/moves.py", "static/js/room/timer.js")
    assert quick(tree, *changed, **{f"{program.upper()}_ENDS": "1"})[0] == 1
