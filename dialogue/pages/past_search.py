"""Searches the lines of past dialogues that one person may read now. In memory and bounded; no word of it is kept."""

import time
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogue.domain.validation import NotUsable
from dialogue.pages.line_labels import spoken
from dialogue.pages.transcripts import PastDialogue, past_of, readable_lines

SHORTEST, LONGEST = 2, 60  # characters that can be searched for
DIALOGUES, LINES, MATCHES = 200, 6000, 50  # newest ones and their lines looked through, and lines found, at most
SECONDS = 2.0  # after which no further dialogue is opened
AROUND = 60  # characters of a line that are shown either side


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a text: the words that were searched for, and what stands around them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class PastMatch:
    """A line that holds the words."""

    past: PastDialogue
    seq: int
    name: str  # of the person whose line it is
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class PastSearch:
    """What was found, the newest dialogue first, and whether all dialogues were searched."""

    matches: tuple[PastMatch, ...]
    all: bool


def search_past(user: User, words: str) -> PastSearch:
    """Raises `NotUsable` for words too short or too long."""
    words = searched_words(words)
    found: list[PastMatch] = []
    past, read, end = past_of(user, DIALOGUES + 1), 0, time.monotonic() + SECONDS
    for item in past[:DIALOGUES]:
        if read > LINES or len(found) > MATCHES or time.monotonic() > end:
            return PastSearch(tuple(found[:MATCHES]), all=False)
        said = readable_lines(user, item.id)
        read += len(said)
        parts = ((line, excerpt_of(spoken(line.utterance), words)) for line in said)
        found += [PastMatch(item, line.seq, line.name, part) for line, part in parts if part]
    return PastSearch(tuple(found[:MATCHES]), all=len(past) <= DIALOGUES and len(found) <= MATCHES)


def searched_words(text: str) -> str:
    """Raises `NotUsable` for words too short or too long."""
    words = " ".join(text.split())
    if not SHORTEST <= len(words) <= LONGEST:
        raise NotUsable(_("Not searched: type 2 to 60 characters."))
    return words


def excerpt_of(text: str, words: str) -> Excerpt | None:
    """The first place of the words, in any case; None where the text does not hold them."""
    text = " ".join(text.split())
    lowered = text.lower()
    at = lowered.find(words.lower())
    if at < 0:
        return None
    if len(lowered) != len(text):  # a letter that grows when lowered would shift the place
        return Excerpt(text[: 2 * AROUND], "", "")
    end = at + len(words)
    before = ("…" if at > AROUND else "") + text[max(0, at - AROUND) : at]
    after = text[end : end + AROUND] + ("…" if end + AROUND < len(text) else "")
    return Excerpt(before, text[at:end], after)
