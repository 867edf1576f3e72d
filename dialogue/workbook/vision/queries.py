"""What of an open vision its reader may see, readable. What is not revealed is only ever asked for with its author."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import Couple, User
from dialogue.domain.access import people_of
from dialogue.domain.encryption import texts_of
from dialogue.pages.text_versions import version_of
from dialogue.workbook.access import Half
from dialogue.workbook.models import Line, Sentence, Shelf, Stage, Vision, Weighing
from dialogue.workbook.vision.rank_stage import Weight, weights_of

REVEALED = (Stage.READ, Stage.RANK, Stage.BUILD, Stage.KEPT)
WEIGHED = (Stage.BUILD, Stage.KEPT)


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence, readable."""

    key: UUID
    words: str
    name: str
    mine: bool
    adopted: bool

    @property
    def version(self) -> str:
        return version_of(self.words)


@dataclass(frozen=True, slots=True)
class Idea:
    """A sentence with those that say the same."""

    head: SentenceView
    others: tuple[SentenceView, ...] = ()

    @property
    def key(self) -> UUID:
        return self.head.key


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of the joint vision, readable; `words` is None where they are not this reader's."""

    key: UUID
    version: int
    shelf: Shelf
    words: str | None
    mine: bool
    weights: tuple[tuple[str, Weight], ...] = ()  # how each weighed it, by name
    also: tuple[str, ...] = ()  # other words for the same idea

    @property
    def hard(self) -> bool:
        return any(weight.hard for _name, weight in self.weights)


def open_vision_of(half: Half) -> Vision | None:
    rows = Vision.objects.filter(couple=half.couple).exclude(stage=Stage.KEPT)
    return rows.select_related("couple").first()


def sentences_for(user: User, vision: Vision) -> QuerySet[Sentence]:
    """One's own, and everybody's once they are revealed."""
    rows = Sentence.objects.filter(vision=vision).select_related("author")
    return rows if vision.stage in REVEALED else rows.filter(author=user)


def weighings_for(user: User, vision: Vision) -> QuerySet[Weighing]:
    """One's own, and both once both are done."""
    rows = Weighing.objects.filter(vision=vision).select_related("author")
    return rows if vision.stage in WEIGHED else rows.filter(author=user)


def own_sentences(user: User, vision: Vision) -> list[SentenceView]:
    """In the order in which they were written, also after the couple has ended."""
    return _readable(user, vision.couple, sentences_for(user, vision).filter(author=user))


def ideas_for(half: Half, vision: Vision) -> list[Idea]:
    """Every idea that this reader may see, own ones first, each in the order in which it was written."""
    rows = list(sentences_for(half.me, vision))
    said = {one.key: one for one in _readable(half.me, vision.couple, rows)}
    joined: dict[int | None, list[SentenceView]] = {}
    for row in rows:
        if row.same_as_id and row.key in said:
            joined.setdefault(row.same_as_id, []).append(said[row.key])
    heads = sorted((row for row in rows if not row.same_as_id), key=lambda row: row.author != half.me)
    return [Idea(said[row.key], tuple(joined.get(row.pk, ()))) for row in heads if row.key in said]


def own_weights(half: Half, vision: Vision) -> dict[str, Weight]:
    rows = weighings_for(half.me, vision).filter(author=half.me)
    return weights_of(vision, rows).get(half.me.pk, {})


def lines_for(half: Half, vision: Vision) -> list[LineView]:
    """The joint vision as both see it while they are a couple, with how each weighed what is in it."""
    also = {idea.key: tuple(one.words for one in idea.others) for idea in ideas_for(half, vision)}
    weights = weights_of(vision, weighings_for(half.me, vision))
    names = {person.pk: person.name for person in people_of(vision.couple).values()}
    rows = list(Line.objects.filter(vision=vision).select_related("author", "sentence"))
    words = texts_of(vision.couple, rows)

    def weighed(row: Line) -> tuple[tuple[str, Weight], ...]:
        key = str(row.sentence.key) if row.sentence else ""
        return tuple((names[pk], found[key]) for pk, found in sorted(weights.items()) if key in found)

    return [
        laid(half.me, row, words.get(row.key), weighed(row), also.get(row.sentence.key, ()) if row.sentence else ())
        for row in rows
    ]


def laid(
    user: User,
    row: Line,
    words: str | None,
    weights: tuple[tuple[str, Weight], ...] = (),
    also: tuple[str, ...] = (),
) -> LineView:
    return LineView(row.key, row.version, Shelf(row.shelf), words, row.author == user, weights, also)


def _readable(user: User, couple: Couple, rows: Iterable[Sentence]) -> list[SentenceView]:
    rows = list(rows)
    words = texts_of(couple, rows)
    kept = [row for row in rows if row.key in words]
    return [SentenceView(row.key, words[row.key], row.author.name, row.author == user, row.adopted) for row in kept]
