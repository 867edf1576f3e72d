"""The tests mirror the tree: a test's place and name say which module it tests."""

import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
APPS = ("accounts", "dialogue", "imago_site")
SUBJECTS = {
    "dialogue/erasure": "what an erasure leaves crosses every room",
    "dialogue/scenarios": "whole dialogues, through every room",
}
EXCEPTIONS = {
    "accounts/auth/test_account_change_mail": "of signals that allauth sends",
    "accounts/auth/test_account_enumeration": "of pages that are allauth's",
    "accounts/auth/test_account_recovery": "of pages that are allauth's",
    "accounts/auth/test_sign_up": "of pages that are allauth's",
    "dialogue/models/test_prepared_statements": "of statements that both apps prepare",
    "dialogue/protocol/test_purity": "of each module of the room, and of the coach",
    "dialogue/realtime/test_deleted_words": "of each kind of socket",
    "dialogue/test_masks": "of what tests share",
    "dialogue/test_row_copies": "of what tests share",
    "dialogue/workbook/imago/test_profile": "of the exercise from its form to its export",
    "dialogue/workbook/test_threat_guard": "of each exercise that the partner reads",
    "dialogue/workbook/vision/test_whose_words": "of a vision from its form to its end",
    "imago_site/test_network_address": "of a setting that allauth reads",
}


def placed() -> list[str]:
    """Each test module, by its path under `tests/` and without its ending."""
    found = (path.relative_to(ROOT / "tests") for app in APPS for path in (ROOT / "tests" / app).rglob("test_*.py"))
    return sorted(path.with_suffix("").as_posix() for path in found)


def modules_of(test: str) -> list[str]:
    """The modules and packages of its room that a test may be of, by its name."""
    room, _, name = test.rpartition("/test_")
    beside = (path for path in (ROOT / room).glob("*") if path.suffix == ".py" or (path / "__init__.py").exists())
    return [path.stem for path in beside if name == path.stem or name.startswith(f"{path.stem}_")]


def is_subject(test: str) -> bool:
    return test.rpartition("/")[0] in SUBJECTS or test.rpartition("/")[2].startswith("test_every_")


@pytest.mark.parametrize("test", [test for test in placed() if not is_subject(test)])
def test_a_test_stands_where_its_module_does_or_is_a_named_exception(test: str) -> None:
    assert (modules_of(test) == []) == (test in EXCEPTIONS)


def test_a_name_without_a_module_is_found() -> None:
    assert modules_of("dialogue/domain/moves/test_move_transaction_at_once") == ["move_transaction"]
    assert modules_of("dialogue/domain/moves/test_move_transactions") == modules_of("dialogue/nowhere/test_moves") == []
    assert len(placed()) > 100


def test_every_exception_is_still_one() -> None:
    assert EXCEPTIONS.keys() - placed() == set()
    assert [room for room in SUBJECTS if (ROOT / room).exists() or not (ROOT / "tests" / room).is_dir()] == []


def crowded(names: list[str]) -> list[str]:
    """The folders with more modules than a reader takes in at a glance."""
    modules = Counter(str(Path(name).parent) for name in names if Path(name).name != "__init__.py")
    return [folder for folder, number in modules.items() if number > 20]


def test_no_folder_holds_more_than_20_modules() -> None:
    files = subprocess.run(
        ["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert len(files) > 500
    assert crowded(files) == []


def test_a_crowded_folder_is_found() -> None:
    modules = [f"dialogue/full/{number}.py" for number in range(20)]
    assert crowded([*modules, "dialogue/full/__init__.py"]) == []
    assert crowded([*modules, "dialogue/full/one_more.py"]) == ["dialogue/full"]
