"""The bar of a room as HTML, from views made once; the ends of the pauses that it offers are put in."""

from functools import lru_cache
from types import SimpleNamespace
from typing import NamedTuple

from django.utils.translation import get_language

from dialogue.domain.access import Room
from dialogue.domain.nested_dialogues import NESTABLE
from dialogue.models import Dialogue
from dialogue.pages.prepared_views.prepared_view import View, id_mark, number_mark, prepared, text_mark
from dialogue.pages.render import bar_html as whole_bar_html
from dialogue.pages.turn.menu_bar import MenuBar
from dialogue.texts.time_labels import PAUSES


class BarKey(NamedTuple):
    """All that the HTML of a bar rests on, but for what is put in."""

    interrupts: tuple[str, ...]
    has_openings: bool
    paused: bool
    mode: str
    aloud: bool
    withdraws: str
    focus: bool
    language: str | None


def bar_html(room: Room, bar: MenuBar) -> str:
    """Pause, ouch, stop and help. Without a query."""
    row = room.dialogue
    offers = (bar.interrupts, bool(bar.openings), row.paused, row.mode, room.protocol.aloud, bar.withdraws, bar.focus)
    ends = {f"pause{minutes}": label for minutes, label in bar.pauses}
    return _view(BarKey(*offers, get_language())).fill({"pk": row.pk, "seq": row.seq, **ends})


@lru_cache(maxsize=512)
def _view(key: BarKey) -> View:
    pauses = [(minutes, text_mark(f"pause{minutes}")) for minutes in PAUSES]
    bar = MenuBar("", key.interrupts, pauses, NESTABLE if key.has_openings else [], key.withdraws, key.focus)
    context = {
        "turn": SimpleNamespace(bar=bar),
        "dialogue": Dialogue(id=id_mark("pk"), seq=number_mark("seq"), mode=key.mode, paused=key.paused),
        "room": SimpleNamespace(protocol=SimpleNamespace(aloud=key.aloud)),
    }
    return prepared(whole_bar_html(context))
