"""What somebody wrote in their sittings: kept sealed under their private key, read back, deleted. Nobody else asks."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogue.domain.encryption import seal, texts_of
from dialogue.domain.validation import NotUsable
from dialogue.pages.text_versions import both, check_seen
from dialogue.workbook.imago.sittings import BLANKS, SITTINGS, Sitting
from dialogue.workbook.models import Sat


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer, its detail where the question asks for one, and whether it is one of the strongest."""

    text: str
    detail: str = ""
    starred: bool = False

    def __repr__(self) -> str:
        return "Line(…)"  # nothing of it ends in a log or a traceback

    def to_dict(self) -> dict[str, Any]:
        return {"text": self.text, "beside": self.detail, "starred": self.starred}  # as stored rows have it

    @classmethod
    def from_dict(cls, found: Mapping[str, Any]) -> "Line":
        return cls(found["text"], found["beside"], found["starred"])


@dataclass(frozen=True, slots=True)
class SittingAnswers:
    """A sitting as it was left: lines by question, finished sentences by key."""

    lines: Mapping[str, list[Line]] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.lines.values()) or bool(self.sentences)

    def to_json(self) -> str:
        lines = {key: [line.to_dict() for line in found] for key, found in self.lines.items()}
        return json.dumps({"lines": lines, "sentences": dict(self.sentences)}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "SittingAnswers":
        found = json.loads(text)
        lines = {key: [Line.from_dict(line) for line in rows] for key, rows in found["lines"].items()}
        return cls(lines, found["sentences"])


def keep(author: User, sitting: Sitting, written: SittingAnswers, seen: str = "") -> None:
    """Keeps a sitting in place of what was there; nothing written is nothing kept.

    A sentence that was left as it was put together is not kept: it follows what is written elsewhere. `seen` is the
    version of what this was written over. Raises `ChangedElsewhere` when something else is stored by now.
    """
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=author.pk)
        given = put_together(written_by(author)) if written.sentences else {}
        changed = {key: text for key, text in written.sentences.items() if text != given[key]}
        written = SittingAnswers(written.lines, changed)
        check_seen(seen, written_by(author).get(sitting.slug, SittingAnswers()).to_json(), written.to_json())
        Sat.objects.filter(author=author, slug=sitting.slug).delete()
        if written:
            row = Sat(author=author, slug=sitting.slug)
            seal(row, written.to_json())
            row.save(force_insert=True)


def together(mine: SittingAnswers, other: SittingAnswers, sitting: Sitting) -> SittingAnswers:
    """One's own lines and then the other ones. Raises `NotUsable` when that is more than the sitting has room for."""
    lines = {}
    for question in sitting.questions:
        own = mine.lines.get(question.key, [])
        lines[question.key] = [*own, *(line for line in other.lines.get(question.key, []) if line not in own)]
        if len(lines[question.key]) > question.most:
            raise NotUsable(
                _("Not saved: both texts together are too long. Copy the lines you want into your own text.")
            )
    keys = [one.key for one in sitting.sentences]
    said = {key: both(mine.sentences.get(key, ""), other.sentences.get(key, ""), " ") for key in keys}
    return SittingAnswers({key: found for key, found in lines.items() if found}, said)


def forget(author: User, slugs: list[str] | None = None) -> None:
    """Deletes sittings, or all of them."""
    rows = Sat.objects.filter(author=author)
    (rows.filter(slug__in=slugs) if slugs is not None else rows).delete()


def written_by(author: User) -> dict[str, SittingAnswers]:
    """Every sitting that holds something, by slug."""
    rows = list(Sat.objects.select_related("author").filter(author=author))
    words = texts_of(author, rows) if rows else {}
    return {row.slug: SittingAnswers.from_json(words[row.key]) for row in rows}


def copy_for(author: User) -> dict[str, Any]:
    """What goes along when this person takes a copy of their words."""
    return {slug: json.loads(found.to_json()) for slug, found in written_by(author).items()}


def filled_in(written: Mapping[str, SittingAnswers]) -> dict[str, str]:
    """The sentences at the end, as this person changed them, or else as they are put together."""
    changed = [found.sentences for found in written.values() if found.sentences]
    return put_together(written) | {key: text for sentences in changed for key, text in sentences.items()}


def put_together(written: Mapping[str, SittingAnswers]) -> dict[str, str]:
    """The sentences with this person's own words in them: the strongest first, at most two in each place."""
    words = {blank: _words_for(written, *where) for blank, where in BLANKS.items()}
    return {one.key: str(one.stem).format(**words) for sitting in SITTINGS for one in sitting.sentences}


def _words_for(written: Mapping[str, SittingAnswers], slug: str, question: str, detail: bool) -> str:
    lines = written.get(slug, SittingAnswers()).lines.get(question, [])
    strongest = sorted(lines, key=lambda line: not line.starred)
    found = [line.detail if detail else line.text for line in strongest]
    return ", ".join([words for words in found if words][:2]) or "…"
