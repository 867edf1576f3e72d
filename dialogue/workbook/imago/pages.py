"""What the pages of the profile show. All of it is this person's own, but for what both show each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from dialogue.pages.text_versions import version_of
from dialogue.workbook.access import Half, half_of
from dialogue.workbook.imago import dialogue_draft, sharing
from dialogue.workbook.imago.answers import Line, SittingAnswers, filled_in, written_by
from dialogue.workbook.imago.chart import Picture, picture_of
from dialogue.workbook.imago.forms import LENGTH, SENTENCE_LENGTH
from dialogue.workbook.imago.sittings import SITTINGS, Question, Sitting
from dialogue.workbook.imago.trait_matches import TraitMatch, overlap_in, traits_of_then

SPARE = 2  # empty lines behind those that are there


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its lines: those that are kept, and a few to write in."""

    question: Question
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two shows: by name, as a picture and in words."""

    name: str
    pairs: list[TraitMatch]
    picture: Picture


def sitting(user: User, now: Sitting, typed: SittingAnswers | None = None) -> dict[str, Any]:
    """A sitting as it was left, or, after a refusal, as it was typed."""
    kept = written_by(user)
    shown = typed or kept.get(now.slug, SittingAnswers())
    sentences = filled_in(kept)
    place = SITTINGS.index(now)
    return {
        "sitting": now,
        "number": place + 1,
        "of": len(SITTINGS),
        "before": SITTINGS[place - 1] if place else None,
        "kept": now.slug in kept,
        "seen": version_of(kept.get(now.slug, SittingAnswers()).to_json()),
        "other": None,
        "asked": [QuestionView(one, _lines(one, shown)) for one in now.questions],
        "likes": [line.text for line, _good in traits_of_then(kept)],
        "sentences": [(one, (typed.sentences if typed else sentences).get(one.key, "")) for one in now.sentences],
        "to_bring": [(one.key, sentences[one.key]) for one in now.sentences if sentences[one.key]],
        "room": dialogue_draft.room_to_speak_in(user) if now.sentences else None,
        "length": LENGTH,
        "sentence_length": SENTENCE_LENGTH,
        **(_overlap(user, kept) if now.overlap else {}),
    }


def in_words(user: User, now: Sitting) -> str:
    """What is kept of a sitting, a line each, beside what was typed in another tab."""
    kept = written_by(user).get(now.slug, SittingAnswers())
    lines = [line for question in now.questions for line in kept.lines.get(question.key, [])]
    said = [kept.sentences[one.key] for one in now.sentences if kept.sentences.get(one.key)]
    return "\n".join([*(f"{line.text} – {line.detail}" if line.detail else line.text for line in lines), *said])


def of_both(half: Half) -> dict[str, Any]:
    """What this person could show, has said yes to, and, with the yes of both, what both see."""
    return {
        "pairs": list(enumerate(overlap_in(written_by(half.me)).pairs)),
        "consented": sharing.has_consented(half),
        "sides": [_side(name, pairs) for name, pairs in sharing.map_of_both(half)],
    }


def _overlap(user: User, kept: dict[str, SittingAnswers]) -> dict[str, Any]:
    found = overlap_in(kept)
    then, now = ([line.text for line, _side in lines] for lines in (found.then, found.now))
    return {
        "overlap": found,
        "picture": picture_of(then, now, found.pairs) if then or now else None,
        "has_partner": half_of(user) is not None,
    }


def _side(name: str, pairs: Sequence[TraitMatch]) -> Side:
    then, now = [pair.then for pair in pairs], [pair.now for pair in pairs]
    return Side(name, list(pairs), picture_of(then, now, pairs))


def _lines(question: Question, shown: SittingAnswers) -> list[Line]:
    lines = list(shown.lines.get(question.key, []))
    return (lines + [Line("")] * max(SPARE, 3 - len(lines)))[: question.most]
