"""What the forms of the gift pages ask for, by the name of the button: from posted fields to a service."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from django.http import Http404, QueryDict
from django.utils import timezone

from dialogue.pages.post_parsing import read_words
from dialogue.workbook.access import Half
from dialogue.workbook.gifts import caring_jar, handover, items, play, surprises
from dialogue.workbook.gifts.jars import CARING, FUN, PRAISE, Jar
from dialogue.workbook.gifts.weeks import week_of

Act = Callable[[Half, QueryDict], None]


def key_in(posted: QueryDict) -> UUID:
    """The row that a button belongs to. Raises Http404."""
    try:
        return UUID(posted.get("key", ""))
    except ValueError:
        raise Http404 from None


def _of_a_list(jar: Jar) -> dict[str, Act]:
    def add(half: Half, posted: QueryDict) -> None:
        text = posted.get("means", "")
        matters = int(text) if len(text) == 1 and text in "12345" else None
        items.add(half, jar, posted.get("part", ""), read_words(posted), matters)

    return {
        "add": add,
        "remove": lambda half, posted: items.remove(half, jar, key_in(posted)),
        "hand_over": lambda half, _posted: handover.hand_over(half, jar),
        "take_back": lambda half, _posted: handover.take_back(half, jar),
    }


def _this_week() -> date:
    return week_of(timezone.now())


CARING_ACTS: Mapping[str, Act] = {
    **_of_a_list(CARING),
    "aside": lambda half, posted: caring_jar.set_aside(half, key_in(posted)),
    "offer": lambda half, posted: caring_jar.offer_again(half, key_in(posted)),
    "pick": lambda half, posted: caring_jar.pick(half, key_in(posted), timezone.localdate()),
    "put_back": lambda half, _posted: caring_jar.put_back(half),
    "thank": lambda half, posted: caring_jar.thank_for_item(half, key_in(posted), read_words(posted)),
    "unthank": lambda half, posted: caring_jar.unthank(half, key_in(posted)),
}
FUN_ACTS: Mapping[str, Act] = {
    **_of_a_list(FUN),
    "draw": lambda half, _posted: play.draw_play(half, _this_week()),
    "draw_again": lambda half, _posted: play.draw_play(half, _this_week(), again=True),
}
PRAISE_ACTS: Mapping[str, Act] = _of_a_list(PRAISE)
SURPRISE_ACTS: Mapping[str, Act] = {
    "add": lambda half, posted: surprises.add_hint(half, read_words(posted)),
    "remove": lambda half, posted: surprises.remove_hint(half, key_in(posted)),
    "draw": lambda half, _posted: surprises.draw_surprise(half, _this_week()),
    "draw_again": lambda half, _posted: surprises.draw_surprise(half, _this_week(), again=True),
    "show": lambda half, _posted: surprises.show_surprise(half, _this_week()),
    "thank": lambda half, posted: caring_jar.thank_for_surprise(half, key_in(posted), read_words(posted)),
    "unthank": lambda half, posted: caring_jar.unthank(half, key_in(posted)),
}
