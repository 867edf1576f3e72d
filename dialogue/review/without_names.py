"""A shared dialogue for supervision: A and B in place of two people, and nothing that reaches them. Never with notes.

The rule for a name: it is replaced where it stands as a whole word (`whole_words`). One that is also an ordinary word
(Will, Grace) is replaced only with its capital letter, and not where it begins a question. Both partners of one name
are "[A or B]": nobody can tell from the words who is meant. What else tells of somebody, as a name with an ending of
its language does, the therapist marks in the preview.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from dialogue.domain.queries import Line
from dialogue.pages import line_labels
from dialogue.review.dialogue_review import DialogueReview, lines_of
from dialogue.review.disclosure import withholds
from dialogue.review.ordinary_names import AFTER_A_VERB, ORDINARY, PARTICLES
from dialogue.review.whole_words import Folded, folded, whole_words

WITHHELD = "[withheld]"
EMAIL = re.compile(r"[^\s@<>()\[\]\"“”,;:]+@[^\s@<>()\[\]\"“”,;:]+\.[^\s@<>()\[\]\"“”,;:.!?]+")
# Also with the spaces, marks and dashes that address books write between digits.
BETWEEN_DIGITS = r"[ \t().\-/\u00a0\u2000-\u2015\u202a-\u202f\u2060\u2212]{0,3}"
NUMBER = re.compile(rf"\+?\(?\d(?:{BETWEEN_DIGITS}\d){{6,}}")
DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")


def as_text(reading: DialogueReview, more: Iterable[str] = ()) -> str:
    """For supervision: times from the beginning, no date, no id, no comments; `more` are words that go, too."""
    said, hide = lines_of(reading), hider_for(reading, more)
    since = [_since(line.at, said[0].at) if reading.both_share else "" for line in said]
    rows = [f"{at}{_label(reading, line)}{_words(line, hide)}" for at, line in zip(since, said, strict=True)]
    caution = _("The partners’ names are taken out. Look for other names and places in the words before you show it.")
    return "\n".join([caution, "", *rows]) + "\n"


def marked_words(text: str) -> list[str]:
    """What a therapist marked: a word or several on each line."""
    return [words for line in text.splitlines() if (words := " ".join(line.split()))]


def hider_for(reading: DialogueReview, more: Iterable[str]) -> Callable[[str], str]:
    """Takes names, addresses, numbers and marked words out of a text."""
    letters: dict[str, set[str]] = {}
    for seat, person in reading.shared.room.people.items():
        for name in _parts(person.name):
            letters.setdefault(name, set()).add(seat.value.upper())
    names = [(name, "".join(found) if len(found) == 1 else _("[A or B]")) for name, found in letters.items()]
    marked = [(words, "[…]") for words in dict.fromkeys(more)]

    def hide(text: str) -> str:
        text = EMAIL.sub(_("[email]"), unicodedata.normalize("NFC", text))
        text = NUMBER.sub(lambda found: found[0] if DAY.fullmatch(found[0]) else _("[number]"), text)
        read = folded(text)
        taken = _taken(text, read, marked, lambda _text, _start, _end: True)
        return _with_stand_ins(text, _taken(text, read, names, _is_name) | taken)

    return hide


def _parts(name: str) -> list[str]:
    """The whole name and, of a longer one, each part that is a name by itself."""
    whole = unicodedata.normalize("NFC", name)
    parts = [part for place, part in enumerate(whole.split()) if _is_part(part, whole, first=place == 0)]
    return list(dict.fromkeys(part for part in (whole, *parts) if part))


def _is_part(part: str, whole: str, *, first: bool) -> bool:
    """Not an initial, nor a particle: the "van" of van Gogh. Somebody may have typed all of it small."""
    if len(part.rstrip(".")) < 2:
        return False
    small = part == part.lower() != part.upper()
    return not small or first or (whole == whole.lower() and part not in PARTICLES)


def _taken(
    text: str, read: Folded, words: Iterable[tuple[str, str]], wanted: Callable[[str, int, int], bool]
) -> dict[tuple[int, int], str]:
    """What stands in for which places of the text."""
    return {span: stand_in for one, stand_in in words for span in whole_words(read, one) if wanted(text, *span)}


def _with_stand_ins(text: str, taken: dict[tuple[int, int], str]) -> str:
    """Of two places that overlap the one that begins first counts for both, of two that begin at once the longer."""
    pieces, end = [], 0
    for start, stop in sorted(taken, key=lambda span: (span[0], -span[1])):
        if start >= end:
            pieces += [text[end:start], taken[start, stop]]
        end = max(end, stop)
    return "".join([*pieces, text[end:]])


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether it is meant as a name. An ordinary word is one with a capital letter alone, and not where it asks."""
    word = text[start:end]
    if word.casefold() not in ORDINARY:
        return True
    if word != word.capitalize():
        return False
    begins = text[:start].rstrip(' \t"“‘(')[-1:] in {"", *".!?…:\n"}
    following = re.match(r"\s+(\w+)", text[end:])
    return not (begins and following and following[1].casefold() in AFTER_A_VERB)


def _label(reading: DialogueReview, line: Line) -> str:
    """What somebody did, from the seat; of a partner who withholds the letter alone."""
    letter = line.seat.value.upper() if line.seat.value in {"a", "b"} else line.name
    if withholds(line.seat, reading.shared.seats):
        return letter
    return str(line_labels.line_context(reading.shared.room, replace(line, name=letter))["label"])


def _words(line: Line, hide: Callable[[str], str]) -> str:
    text = WITHHELD if line.withheld else hide(line_labels.spoken(line.utterance))
    return ": " + text.replace("\n", "\n          ") if text else ""


def _since(at: datetime, start: datetime) -> str:
    minutes, seconds = divmod(int((at - start).total_seconds()), 60)
    return f"{minutes:4d}:{seconds:02d}  "
