"""Turns, bars and events of chance, each rendered whole and made from a view."""

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain

from django.template.loader import render_to_string

from dialogue.domain.access import Room
from dialogue.domain.queries import Line
from dialogue.pages.line_labels import line_context
from dialogue.pages.prepared_views.prepared_turns import turn_view
from dialogue.pages.render import bar_html, turn_context, turn_html
from dialogue.pages.turn.turn import turn_from
from dialogue.pages.turn.turn_facts import TurnFacts
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import INTERRUPTS, PARTNERS
from tests.dialogue.pages.chance_facts import Chance
from tests.dialogue.pages.rooms_in_memory import room_at, rooms
from tests.reachable_states import in_order

MOVE_ID = re.compile(r'name="move_id" value="([0-9a-f-]{36})"')
NOW = datetime(2026, 11, 29, 22, 41, 7, 250, tzinfo=UTC)


def some_rooms(slug: str) -> Iterator[tuple[Room, TurnFacts]]:
    """One of each kind, and a hundred of any: counters lead to many states that look the same."""
    chance = Chance(NOW)
    modes, seats = sorted(PROTOCOLS[slug].modes), sorted(PARTNERS)
    sample = random.Random(1).sample(in_order(slug), min(100, len(in_order(slug))))  # noqa: S311  no secret
    others = (room_at(slug, chance.one_of(*modes), state, chance.one_of(*seats)) for state in sample)
    for room in chain(rooms(slug), others):
        yield chance.put_into(room), chance.facts(room)


def lines_of(slug: str) -> Iterator[tuple[Room, Line]]:
    """Each move of each step, and more, told to a reader who is somewhere."""
    chance = Chance(NOW)
    for room in rooms(slug):
        chance.put_into(room)
        for step in (room.step, *chance.random.sample(list(room.protocol.steps.values()), 2)):
            for move in (*step.ways, *sorted(INTERRUPTS)):
                yield room, chance.line(step.key, move)


def whole_turn(room: Room, facts: TurnFacts) -> list[str]:
    """The names of the turn and of its bar, and both as HTML, rendered whole."""
    turn = turn_from(room, facts, now=NOW)
    context = turn_context(turn)
    return _without_ids(turn.instructions.key, turn.bar.key, turn_html(context), bar_html(context))


def prepared_turn(room: Room, facts: TurnFacts) -> list[str]:
    """The same, made from a view."""
    view = turn_view(room, facts, NOW)
    return _without_ids(view.key, view.bar_key, view.html(), view.bar_html())


def _without_ids(*texts: str) -> list[str]:
    return [MOVE_ID.sub("ID", text) for text in texts]


def whole_event(room: Room, line: Line) -> str:
    """An event rendered whole."""
    context = {"line": line, "dialogue": room.dialogue, **line_context(room, line)}
    return render_to_string("dialogue/room/_event.html", context)
