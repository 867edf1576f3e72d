"""Looks for words in what one couple shares. Opened a page at a time, never beyond what may be read, and bounded."""

from dataclasses import dataclass
from uuid import UUID

from accounts.audit import Act
from accounts.models import Couple, User
from dialogue.care import reading_log, sharing_preferences
from dialogue.care.therapist_access import dialogues_shared_with, link_for
from dialogue.domain.access import RoomView, Viewer, people_of
from dialogue.domain.queries import Line, lines
from dialogue.pages.line_labels import spoken
from dialogue.pages.past_search import excerpt_of, searched_words
from dialogue.pages.transcripts import facts_of
from dialogue.protocol import links

DIALOGUES, LINES, MATCHES = 60, 6000, 50  # newest ones and their lines looked through, and lines found, at most


@dataclass(frozen=True, slots=True)
class Match:
    """A line that holds the words."""

    dialogue: UUID
    seq: int
    name: str
    before: str
    words: str
    after: str
    line: Line


@dataclass(frozen=True, slots=True)
class SearchResult:
    matches: tuple[Match, ...]
    all: bool  # whether everything that is shared was looked through


def search(therapist: User, couple_id: int, words: str) -> SearchResult:
    """The newest lines first. Raises `NotInTheRoom`, or `NotUsable` for words too short or too long.

    That a search was made stands in the trail, and each dialogue of which it shows a line; for what, does not.
    """
    couple = link_for(therapist, couple_id).couple
    found = _search(therapist, couple, words)
    for dialogue in dict.fromkeys(match.dialogue for match in found.matches):
        reading_log.record_reading(therapist, Act.TRANSCRIPT_FOUND, couple, dialogue=dialogue)
    return found


def _search(therapist: User, couple: Couple, words: str) -> SearchResult:
    words = searched_words(words)
    reading_log.record_reading(therapist, Act.TRANSCRIPT_SEARCHED, couple)
    people, found, read = people_of(couple), [], 0
    rows = list(dialogues_shared_with(therapist).filter(couple=couple).order_by("-ended_at")[: DIALOGUES + 1])
    for row in rows[:DIALOGUES]:
        events = list(row.events.standing())
        room = RoomView(row, Viewer.THERAPIST, people)
        hidden = links.hidden(room.protocol, facts_of(events), sharing_preferences.shares(row))
        found += [match for line in lines(room, events, hidden) if (match := _match(row.pk, line, words))]
        read += len(events)
        if len(found) > MATCHES or read > LINES:
            return SearchResult(tuple(found[:MATCHES]), all=False)
    return SearchResult(tuple(found), all=len(rows) <= DIALOGUES)


def _match(dialogue: UUID, line: Line, words: str) -> Match | None:
    part = excerpt_of(spoken(line.utterance), words)
    return Match(dialogue, line.seq, line.name, part.before, part.words, part.after, line) if part else None
