"""What is posted to a vision, read strictly. What is no answer raises, and never quotes what it was."""

from uuid import UUID

from django.http import QueryDict
from pydantic import TypeAdapter

from dialogue.domain.moves.move_parsing import Id, read_as
from dialogue.pages.post_parsing import read_words
from dialogue.strict_json import NotReadable
from dialogue.workbook.vision.rank_stage import Weight

KEY = TypeAdapter(Id)
POINTS = "points-"  # before the key of an idea


def read_key(posted: QueryDict) -> UUID:
    """Raises `NotReadable` for anything but a UUID as it is written."""
    return read_as(KEY, posted.get("key"))


def read_pair(posted: QueryDict) -> tuple[UUID, UUID]:
    """The two that were checked, in the order of the page. Raises `NotReadable`."""
    keys = posted.getlist("key")
    if len(keys) != 2:
        raise NotReadable("not two")
    return read_as(KEY, keys[0]), read_as(KEY, keys[1])


def read_sentence(posted: QueryDict) -> str:
    """Raises `NotUsable` for what is no text."""
    return read_words(posted)


def read_weights(posted: QueryDict) -> dict[str, Weight]:
    """How each idea was weighed, by its key. Raises `NotReadable`."""
    given = [name for name in posted if name.startswith(POINTS)]
    points = {str(read_as(KEY, name.removeprefix(POINTS))): _points(str(posted[name])) for name in given}
    stars, hard = ({str(read_as(KEY, key)) for key in posted.getlist(name)} for name in ("star", "hard"))
    keys = {*points, *stars, *hard}
    return {key: Weight(points.get(key, 0), key in stars, key in hard) for key in keys}


def _points(text: str) -> int:
    if text not in {"", "1", "2", "3", "4", "5"}:
        raise NotReadable("not points")
    return int(text or 0)
