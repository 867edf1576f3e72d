"""The catalogue of all strings is up to date, and says things in the words of the house."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CATALOGUE = "locale/en/LC_MESSAGES/django.po"
SOURCES = ("accounts", "dialogue", "imago_site", "templates", "scripts")
MESSAGE = re.compile(r'^msgid(?:_plural)? ((?:".*"\n)+)', re.MULTILINE)
SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\"]?\s+|\n+")
NAME = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
WORD, MOST_WORDS = re.compile(r"[\w’'-]+"), 20

NOT_BRITISH = "[Pp]romis|[Ee]xercis|[Ss]urpris|advis|rais|nois|wis|otherwis|precis|ris|aris"
# What is not said any more, and what is said in its place.
RETIRED = {
    r"\b[Aa] (guided )?talks?\b|\b[Ee]ach talk\b": "dialogue",
    r"(?<!-)\bmails?\b": "email",
    r"\be-mails?\b": "email",
    r"\b(gives?|gave|given|giving|hands?|handed)( \w+){0,3} back\b(?! (to|at) )": "mirror",
    r"\bsays? why it makes sense\b": "validate",
    r"\bLeave this (site|page)\b": "Quick exit",
    r"\b[Ll](et|ets|etting|eft) (it|this|that|to) rest\b": "Don’t answer",
    r"\b(for|to) (you|me|\w+self) alone\b": "private to you",
    r"\bthe other one\b": "name the person or the thing",
    r"\b[Ww]hoever\b": "the person who",
    r"\b(for|of|to|from|by) who\b": "the person who",
    r"!": "a full stop",
    r"\bjust now\b": "right now",
    r"\b(colour|favour|behaviour|neighbour|honour|practis|learnt|whilst)": "American spelling",
    rf"\b(?!{NOT_BRITISH})\w+is(e|es|ed|ing|ation)\b": "American spelling",
    r"\bsessions?\b|\bone sitting\b": "dialogue, or the thing by its name",
    r"\b([Tt]ake|[Tt]akes|[Tt]aken|[Tt]aking)( \w+)? away\b": "delete",
    r"\b[Nn]eed not\b": "don’t have to",
}


@pytest.fixture(scope="module")
def messages() -> list[str]:
    found = MESSAGE.findall((ROOT / CATALOGUE).read_text(encoding="utf-8"))
    texts = ["".join(map(ast.literal_eval, lines.splitlines())) for lines in found]
    return [text for text in texts if text]


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="gettext is not installed")
def test_the_catalogue_is_up_to_date(tmp_path: Path) -> None:
    for name in SOURCES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "manage.py", tmp_path)
    subprocess.run([tmp_path / "scripts/messages"], env={"PATH": "/usr/bin:/bin", "PYTHON": sys.executable}, check=True)
    written, kept = ((root / CATALOGUE).read_text(encoding="utf-8") for root in (tmp_path, ROOT))
    assert set(MESSAGE.findall(written)) == set(MESSAGE.findall(kept)), "run `make messages`"
    assert written == kept, "run `make messages`"


@pytest.mark.parametrize("pattern", RETIRED)
def test_no_string_says_what_is_not_said_any_more(messages: list[str], pattern: str) -> None:
    found = [text for text in messages if re.search(pattern, text)]
    assert found == [], f"say: {RETIRED[pattern]}"


def test_every_retired_word_would_be_found() -> None:
    """Each pattern finds what it is meant for, so that none is there in vain."""
    samples = (
        *("A talk", "the mail", "an e-mail", "give it back", "say why it makes sense", "Leave this site"),
        *("Let it rest", "for you alone", "the other one", "Whoever is here", "of who came", "Well done!"),
        *("not just now", "your favourite", "Empathise", "in one sitting", "Take it away", "You need not answer"),
    )
    assert [[sample for sample in samples if re.search(pattern, sample)] for pattern in RETIRED] == [
        [sample] for sample in samples
    ]


def test_no_sentence_has_more_than_20_words(messages: list[str]) -> None:
    """A tired reader loses the beginning of a long one. A name counts as one word."""
    sentences = [sentence for text in messages for sentence in SENTENCE_END.split(NAME.sub("Ann", text))]
    assert [sentence for sentence in sentences if len(WORD.findall(sentence)) > MOST_WORDS] == []
