"""How each weighs every idea, alone until both are done; then the joint vision begins with what both hold dearest."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from dialogue.domain.encryption import seal, texts_of
from dialogue.domain.validation import NotUsable
from dialogue.workbook.access import Half
from dialogue.workbook.models import Line, Sentence, Shelf, Stage, Vision, Weighing
from dialogue.workbook.vision.lock import MOST, NotHere, both_ready, change, hold, take_back

STARS = 2
MOST_POINTS = 5
FAR = 3  # points between two people from which an idea is parked


@dataclass(frozen=True, slots=True)
class Weight:
    """What one idea is to one person. 5 points mean most, 1 least; 0: not said yet."""

    points: int = 0
    star: bool = False
    hard: bool = False


Weights = Mapping[str, Weight]  # by the key of the idea's first sentence


def weigh(half: Half, weights: Weights, *, done: bool) -> None:
    """Keeps how one weighs it all, in place of what was kept; `done` says that it is complete.

    With the second "done" the joint vision begins. Keeping without it takes one's own "done" back. Raises
    `NotUsable` when something is missing or more than two are starred: what was given is kept all the same, for
    later. Raises `TooLate` or `NotInTheRoom`; then nothing is.
    """
    with transaction.atomic():
        vision = hold(half, Stage.RANK)
        missing = _weigh(half, vision, weights, done=done)
    if missing:
        raise missing


def weigh_one(half: Half, key: UUID, weight: Weight) -> None:
    """Keeps how one weighs one idea; all others stay as they were kept. Raises as `weigh`, and `NotHere`."""
    with transaction.atomic():
        vision = hold(half, Stage.RANK)
        if not _ideas(vision).filter(key=key).exists():
            raise NotHere
        own = weights_of(vision, Weighing.objects.filter(vision=vision, author=half.me).select_related("author"))
        missing = _weigh(half, vision, {**own.get(half.me.pk, {}), str(key): weight}, done=False)
    if missing:
        raise missing


def weights_of(vision: Vision, rows: Iterable[Weighing]) -> dict[int, dict[str, Weight]]:
    """How each of these people weighed it, by the person's id."""
    rows = list(rows)
    words = texts_of(vision.couple, rows)
    return {row.author.pk: _read(words[row.key]) for row in rows if row.key in words}


def _ideas(vision: Vision) -> QuerySet[Sentence]:
    return Sentence.objects.filter(vision=vision, same_as=None).select_related("author")


def _weigh(half: Half, vision: Vision, weights: Weights, *, done: bool) -> NotUsable | None:
    """Keeps it in any case, and says what it lacks. Only what lacks nothing counts as done."""
    ideas = list(_ideas(vision))
    weights = {str(idea.key): weights.get(str(idea.key), Weight()) for idea in ideas}
    missing = _missing(weights, done=done)
    _keep(half, vision, weights)
    if missing or not done:
        take_back(vision, half)
    elif both_ready(vision, half):
        _begin_building(vision, ideas)
    else:
        vision.save(update_fields=["ready"])
    return missing


def _missing(weights: Weights, *, done: bool) -> NotUsable | None:
    stars = sum(weight.star for weight in weights.values())
    if stars > STARS:
        return NotUsable(_("You can star two sentences. Which two would you least like to lose?"))
    if done and not all(weight.points for weight in weights.values()):
        return NotUsable(_("Your choices are saved. Some sentences have no number yet: choose one for each."))
    if done and stars < min(STARS, len(weights)):
        return NotUsable(_("Your choices are saved. Now star the two sentences you’d least like to lose."))
    return None


def _keep(half: Half, vision: Vision, weights: Weights) -> None:
    row = Weighing.objects.filter(vision=vision, author=half.me).first()
    row = row or Weighing(vision=vision, couple=half.couple, author=half.me)
    seal(row, json.dumps({key: [_flipped_scale(one.points), one.star, one.hard] for key, one in weights.items()}))
    row.save()


def _read(text: str) -> dict[str, Weight]:
    return {key: Weight(_flipped_scale(rank), star, hard) for key, (rank, star, hard) in json.loads(text).items()}


def _flipped_scale(number: int) -> int:
    """Points as a rank, and back: rows are stored with 1 for what means most. 0 stays 0."""
    return number and MOST_POINTS + 1 - number


def _begin_building(vision: Vision, ideas: list[Sentence]) -> None:
    """Dearest to both first; what is far apart is parked; the rest waits to be looked at."""
    rows = Weighing.objects.filter(vision=vision).select_related("author")
    weights = list(weights_of(vision, rows).values())
    by_idea = {idea.pk: [one.get(str(idea.key), Weight()) for one in weights] for idea in ideas}
    ideas.sort(key=lambda idea: _order(by_idea[idea.pk]))
    words = texts_of(vision.couple, ideas)
    for position, idea in enumerate(ideas):
        shelf = shelf_for(by_idea[idea.pk])
        line = Line(vision=vision, couple=vision.couple, author=idea.author, sentence=idea, position=position)
        line.shelf = Shelf.OPEN if shelf is Shelf.VISION and position >= MOST else shelf  # the dearest come first
        seal(line, words[idea.key])
        line.save(force_insert=True)
    vision.stage = Stage.BUILD
    change(vision)


def shelf_for(weights: list[Weight]) -> Shelf:
    """Where an idea lies at first, by how the two weighed it."""
    points = [weight.points for weight in weights]
    if min(points) == MOST_POINTS:
        return Shelf.VISION
    return Shelf.PARKED if max(points) - min(points) >= FAR else Shelf.OPEN


def _order(weights: list[Weight]) -> tuple[int, int]:
    return -sum(weight.points for weight in weights), -sum(weight.star for weight in weights)
