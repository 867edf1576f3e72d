"""What is posted to a vision, read strictly. What is no answer raises, and never quotes what it was."""

from uuid import UUID

from django.http import QueryDict

from dialogue.pages.post_parsing import read_words
from dialogue.strict_json import NotReadable
from dialogue.workbook.vision.rank_stage import Weight

RANK = "rank-"  # before the key of an idea


def read_key(posted: QueryDict, name: str = "key") -> UUID:
    """Raises `NotReadable` for anything but a UUID as it is written."""
    return _key(posted.get(name, ""))


def read_number(posted: QueryDict, name: str) -> int:
    """Raises `NotReadable` for anything but a whole number of at most nine digits."""
    text = posted.get(name, "")
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise NotReadable("not a number")
    return int(text)


def read_pair(posted: QueryDict) -> tuple[UUID, UUID]:
    """The two that were ticked, in the order of the page. Raises `NotReadable`."""
    keys = posted.getlist("key")
    if len(keys) != 2:
        raise NotReadable("not two")
    return _key(keys[0]), _key(keys[1])


def read_sentence(posted: QueryDict) -> str:
    """Raises `NotUsable` for what is no text."""
    return read_words(posted)


def read_weights(posted: QueryDict) -> dict[str, Weight]:
    """How each idea was weighed, by its key. Raises `NotReadable`."""
    ranks = {str(_key(name.removeprefix(RANK))): str(posted[name]) for name in posted if name.startswith(RANK)}
    stars, hard = ({str(_key(key)) for key in posted.getlist(name)} for name in ("star", "hard"))
    keys = {*ranks, *stars, *hard}
    return {key: Weight(_rank(ranks.get(key, "")), key in stars, key in hard) for key in keys}


def _rank(text: str) -> int:
    if text not in {"", "1", "2", "3", "4", "5"}:
        raise NotReadable("not a rank")
    return int(text or 0)


def _key(text: str) -> UUID:
    try:
        key = UUID(text)
    except ValueError:
        raise NotReadable("not a key") from None
    if str(key) != text:
        raise NotReadable("not a key as it is written")
    return key
