"""Reads `corpus.txt`: sentences, and the rules that a guide would speak up by."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dialogue.coach.terms import CoachedText

FILE = Path(__file__).with_name("corpus.txt")


@dataclass(frozen=True)
class Labelled:
    written: CoachedText
    rules: frozenset[str]


def labelled() -> Iterator[Labelled]:
    language = "en"
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            language = line[2:]
        elif line and not line.startswith("#"):
            yield _read(line, language)


def _read(line: str, language: str) -> Labelled:
    kind, rules, text, *rest = line.split(" | ")
    beside = rest[0] if rest else ""
    given, heard = ("", beside) if kind == "send" else (beside, "")
    written = CoachedText(kind, text.replace("\\n", "\n"), language, given, heard)
    return Labelled(written, frozenset(rules.split()) - {"-"})
