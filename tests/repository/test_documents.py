"""What the documents promise is there: every test that the threat model names, every table in the data map."""

import re
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).parents[2]


def test_every_test_that_the_threat_model_names_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", (ROOT / "docs/threat-model.md").read_text(encoding="utf-8")))
    files = [*(ROOT / "tests").rglob("test_*.py")]
    there = {name for path in files for name in re.findall(r"def (test_\w+)", path.read_text(encoding="utf-8"))}
    assert len(named) > 50
    assert named - there == set()


def test_every_threat_has_a_test() -> None:
    rows = [
        line for line in (ROOT / "docs/threat-model.md").read_text(encoding="utf-8").splitlines() if line[:2] == "| "
    ]
    threats = [row for row in rows if not row.startswith("| threat |")]
    assert len(threats) > 20
    assert [row for row in threats if "`test_" not in row] == []


def test_every_table_is_in_the_data_map() -> None:
    text = (ROOT / "docs/data-map.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`", text))
    assert {model.__name__ for model in apps.get_models()} - named == set()


def test_every_count_of_what_a_person_does_is_in_the_list_of_limits() -> None:
    sources = [
        path.read_text(encoding="utf-8")
        for part in ("accounts", "dialogue", "imago_site")
        for path in (ROOT / part).rglob("*.py")
    ]
    counted = {
        name
        for text in sources
        for name in re.findall(r"\b(?:allowed\(|rate_limited\(|_within\(user, )f?\"(\w+)", text)
    }
    assert len(counted) > 12
    assert counted - set(re.findall(r"`(\w+)`", (ROOT / "docs/limits.md").read_text(encoding="utf-8"))) == set()
