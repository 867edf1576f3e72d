"""Export of visions: what a person wrote, and how they weighed it. Nobody else's words."""

from typing import Any

from django.db.models import Q

from accounts.models import User
from dialogue.domain.encryption import texts_of
from dialogue.workbook.models import Line, Sentence, Stage, Vision, Weighing
from dialogue.workbook.vision.queries import laid, own_sentences
from dialogue.workbook.vision.rank_stage import weights_of


def copy_for(user: User) -> list[dict[str, Any]]:
    """The oldest first. Of what is not revealed yet it tells nothing that the partner did, and when nobody's."""
    own = Sentence.objects.filter(author=user).values("vision")
    rows = Vision.objects.filter(couple__partners__user=user)
    rows = rows.filter(~Q(stage=Stage.ALONE) | Q(pk__in=own)).select_related("couple").order_by("pk")
    return [_copy(user, vision) for vision in rows]


def _copy(user: User, vision: Vision) -> dict[str, Any]:
    weights = weights_of(vision, Weighing.objects.filter(vision=vision, author=user).select_related("author"))
    weighed = weights.get(user.pk, {})
    return {
        "version": vision.number,
        "kept_at": vision.kept_at,
        "sentences": [{"id": said.key, "words": said.words} for said in own_sentences(user, vision)],
        "weights": {key: {"points": one.points, "star": one.star, "hard": one.hard} for key, one in weighed.items()},
        "lines": _lines(user, vision),
    }


def _lines(user: User, vision: Vision) -> list[dict[str, Any]]:
    rows = list(Line.objects.filter(vision=vision).select_related("author"))
    words = texts_of(vision.couple, [row for row in rows if row.author == user])
    lines = [laid(user, row, words.get(row.key)) for row in rows]
    return [{"shelf": line.shelf, "words": line.words, "withheld": not line.mine} for line in lines]
