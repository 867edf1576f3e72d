"""What a person may do with a vision, by the name of the button that they press. Each act is refused in plain words."""

from collections.abc import Callable

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dialogue.domain.validation import NotUsable
from dialogue.pages.post_parsing import read_number
from dialogue.pages.text_versions import SEEN
from dialogue.strict_json import NotReadable
from dialogue.workbook.access import Half
from dialogue.workbook.models import Shelf
from dialogue.workbook.vision import build_stage, kept_vision, rank_stage, read_stage, write_stage
from dialogue.workbook.vision.forms import read_key, read_pair, read_sentence, read_weights
from dialogue.workbook.vision.rank_stage import Weight

Act = Callable[[Half, QueryDict], None]


def _same(half: Half, posted: QueryDict) -> None:
    if len(posted.getlist("key")) != 2:
        raise NotUsable(_("Check the two sentences that mean the same thing."))
    head, other = read_pair(posted)
    read_stage.mark_same(half, other, head)


def _place(half: Half, posted: QueryDict) -> None:
    build_stage.move(half, read_key(posted), _shelf(posted), read_number(posted, "position"))


def _weigh_one(half: Half, posted: QueryDict) -> None:
    key = read_key(posted)
    rank_stage.weigh_one(half, key, read_weights(posted).get(str(key), Weight()))


def _shelf(posted: QueryDict) -> Shelf:
    try:
        return Shelf(posted.get("shelf", ""))
    except ValueError:
        raise NotReadable("no such shelf") from None


ACTS: dict[str, Act] = {
    # each alone
    "write": lambda half, posted: write_stage.write(half, read_sentence(posted)),
    "rewrite": lambda half, posted: write_stage.rewrite(
        half, read_key(posted), read_sentence(posted), posted.get(SEEN, "")
    ),
    "take_out": lambda half, posted: write_stage.take_out(half, read_key(posted)),
    "ready": lambda half, _posted: write_stage.say_ready(half),
    "wait": lambda half, _posted: write_stage.wait(half),
    # read together
    "adopt": lambda half, posted: read_stage.adopt(half, read_key(posted), adopted=True),
    "leave": lambda half, posted: read_stage.adopt(half, read_key(posted), adopted=False),
    "same": _same,
    "apart": lambda half, posted: read_stage.mark_apart(half, read_key(posted)),
    "seen": lambda half, posted: read_stage.say_ready(half, read_number(posted, "seq")),
    # weighed alone
    "weigh": lambda half, posted: rank_stage.weigh(half, read_weights(posted), done=False),
    "weigh_one": _weigh_one,
    "weighed": lambda half, posted: rank_stage.weigh(half, read_weights(posted), done=True),
    # built together
    "add": lambda half, posted: build_stage.add(half, read_sentence(posted)),
    "reword": lambda half, posted: build_stage.reword(
        half, read_key(posted), read_number(posted, "version"), read_sentence(posted)
    ),
    "up": lambda half, posted: build_stage.step(half, read_key(posted), -1),
    "down": lambda half, posted: build_stage.step(half, read_key(posted), 1),
    "place": _place,
    "put_in": lambda half, posted: build_stage.move(half, read_key(posted), Shelf.VISION),
    "park": lambda half, posted: build_stage.move(half, read_key(posted), Shelf.PARKED),
    "hang": lambda half, posted: build_stage.say_ready(half, read_number(posted, "seq")),
    # on the wall
    "read": lambda half, posted: kept_vision.read_it(half, read_key(posted)),
    "review": lambda half, _posted: kept_vision.look_again(half),
    "afresh": lambda half, _posted: kept_vision.begin_afresh(half),
}


def do(half: Half, posted: QueryDict) -> None:
    """Raises `NotReadable`, `NotUsable` or `NotInTheRoom`. Then nothing has changed, but what was weighed is kept."""
    act = ACTS.get(posted.get("act", ""))
    if act is None:
        raise NotReadable("no such act")
    act(half, posted)
