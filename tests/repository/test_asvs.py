"""The table of ASVS requirements: each once, nothing met without a test or a file that is there, and right sums."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/asvs.md").read_text(encoding="utf-8")
NUMBER = r"V\d+\.\d+\.\d+"
VERDICTS = {"met", "not met", "does not apply"}


@dataclass(frozen=True)
class Row:
    """One line of a table: its requirements, what is said of them, and why."""

    numbers: list[str]
    verdict: str
    why: str

    @property
    def named(self) -> list[str]:
        return re.findall(r"`([^`]+)`", self.why)


def rows() -> list[Row]:
    cells = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| V")]
    return [Row(re.findall(NUMBER, first), verdict.strip("* "), " | ".join(rest)) for first, verdict, *rest in cells]


def required() -> dict[str, str]:
    """The numbers of levels 1 and 2, each with its level, from a list that was made from the standard."""
    lines = (ROOT / "tests/repository/asvs.txt").read_text(encoding="utf-8").splitlines()[1:]
    pairs = [(section, *one.split(":")) for section, *ones in map(str.split, lines) for one in ones]
    return {f"{section}.{number}": level for section, number, level in pairs}


def names_of_tests() -> set[str]:
    files = [*(ROOT / "tests").rglob("test_*.py")]
    return {name for path in files for name in re.findall(r"def (test_\w+)", path.read_text(encoding="utf-8"))}


def is_test(name: str) -> bool:
    return name.startswith("test_") and "." not in name


def is_file(name: str) -> bool:
    return ("/" in name and not name.startswith("/")) or name.endswith((".md", ".txt", ".toml"))


def test_every_requirement_has_exactly_one_row() -> None:
    counted = Counter(number for row in rows() for number in row.numbers)
    assert len(required()) == 253
    assert {number for number, count in counted.items() if count != 1} == set()
    assert set(counted) == set(required())


def test_every_verdict_is_one_of_three_and_says_by_what_or_why() -> None:
    assert {row.verdict for row in rows()} == VERDICTS
    assert [row.numbers for row in rows() if len(row.why) < 10] == []


def test_nothing_is_met_without_a_test_or_a_file() -> None:
    met = [row for row in rows() if row.verdict == "met"]
    assert [row.numbers for row in met if not any(map(is_proof, row.named))] == []
    assert [row.numbers for row in met if len(row.numbers) > 1] == []


def is_proof(name: str) -> bool:
    return is_test(name) or is_file(name)


def test_every_test_and_file_that_is_named_exists() -> None:
    named = {name for row in rows() for name in row.named}
    assert {name for name in named if is_test(name)} - names_of_tests() == set()
    assert [name for name in named if is_file(name) and not (ROOT / name).exists()] == []


@pytest.mark.parametrize("verdict", sorted(VERDICTS))
def test_the_sums_are_right(verdict: str) -> None:
    counted = sum(len(row.numbers) for row in rows() if row.verdict == verdict)
    assert f"| {verdict} | {counted} |" in PAGE


def test_the_list_of_what_is_not_met_names_all_of_it() -> None:
    missing = {number for row in rows() if row.verdict == "not met" for number in row.numbers}
    first, *others = PAGE.partition("## Not met\n")[2].partition("\n## ")[0].splitlines()
    assert set(re.findall(NUMBER, " ".join(others))) == missing
    assert set(re.findall(NUMBER, first)) == {number for number in missing if required()[number] == "1"}
