"""The moves of a schedule: by a browser, once or again, too late or out of turn, and in another process."""

import random
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import Error

from dialogue.domain.access import NotInTheRoom, Room
from dialogue.domain.moves.move_parsing import read_move
from dialogue.domain.moves.move_plan import Stale
from dialogue.domain.moves.move_transaction import MoveReused, make_house_move, make_move
from dialogue.domain.nested_dialogues import nestable_protocols
from dialogue.domain.openings import AlreadyOpen, NotYet, Opening, open_dialogue
from dialogue.domain.validation import NotUsable
from dialogue.models import Dialogue
from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import INTERRUPTS, PARTNERS, STOP, TAKE_BACK, IllegalMove, Seat
from tests.faults.simulation.contents import fields_of
from tests.faults.simulation.schedule import Step
from tests.faults.simulation.site import SimulatedSite

REFUSED = (NotInTheRoom, Stale, IllegalMove, NotUsable, MoveReused, AlreadyOpen, NotYet, Error)
OUT_OF_TURN = ("say", "yes", "more", "resume", "switch", "ready", "nonsense")


def row_of(site: SimulatedSite, step: Step) -> Dialogue:
    return Dialogue.objects.select_related("couple").get(pk=site.couples[step.couple].dialogue)


def room_of(site: SimulatedSite, step: Step) -> Room:
    """The room as it is now; from it follows what may be pressed."""
    seat = Seat("ab"[step.browser % 2])
    people = dict(zip(sorted(PARTNERS), site.couples[step.couple].people, strict=True))
    return Room(row_of(site, step), seat, people)


def move(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    room = room_of(site, step)
    _post(site, step, frame_of(site, room, _pressed(room, chance), chance))


def illegal(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    _post(site, step, frame_of(site, room_of(site, step), chance.choice(OUT_OF_TURN), chance))


def stale(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    room = room_of(site, step)
    frame = frame_of(site, room, _pressed(room, chance), chance)
    _post(site, step, frame | {"after": max(0, room.dialogue.seq + chance.randint(-8, 2))})


def again(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    """A move that was sent comes again, from this person's other browser too; or its id with other words."""
    mine = site.browsers[step.couple][step.browser % 2 :: 2]
    posted = [frame for browser in mine for frame in browser.posted.values()]
    if not posted:
        move(site, step, chance)
        return
    frame = posted[-1] if chance.random() < 0.7 else chance.choice(posted)
    browser = chance.choice(mine)
    browser.posted.setdefault(frame["move_id"], frame)
    kept = any(frame["move_id"] in one.acknowledged for one in mine)
    other = {"move": "say", "text": "something else"} if kept and chance.random() < 0.3 else {}
    for _ in range(chance.choice((1, 1, 3))):
        browser.send(frame | other)


def elsewhere(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    """Another process makes a move, or the move of a clock, all at once."""
    room = room_of(site, step)
    dialogue = room.dialogue.pk
    with site.faults.none(), suppress(*REFUSED):
        if chance.random() < 0.2:
            make_house_move(dialogue, site.loop.wall() + timedelta(days=chance.choice((0, 2))))
        else:
            frame = frame_of(site, room, _pressed(room, chance), chance)
            del frame["type"]
            make_move(room.me, dialogue, read_move(frame))


def nest(site: SimulatedSite, step: Step, chance: random.Random) -> None:
    """Another process opens a dialogue within this one."""
    room = room_of(site, step)
    slugs = [slug for slug, _name in nestable_protocols(room)]
    if slugs:
        within = Opening(chance.choice(slugs), parent=room.dialogue.pk)
        protocol = PROTOCOLS[within.slug]
        first = Room(Dialogue(couple=room.dialogue.couple, slug=within.slug, version=protocol.version), *_at(room))
        first.dialogue.state = engine.start(protocol, room.seat)
        frame = frame_of(site, first, engine.legal_moves(protocol, first.state, room.seat)[0], chance)
        del frame["type"]
        with suppress(*REFUSED):
            open_dialogue(room.me, within, read_move(frame))


def _at(room: Room) -> tuple[Seat, dict[Seat, Any]]:
    return room.seat, room.people


def _pressed(room: Room, chance: random.Random) -> str:
    """One of the moves that are legal now, seldom what interrupts, hardly ever a stop; or the last one is undone."""
    if engine.may_take_back(room.state, room.seat) and chance.random() < 0.1:
        return TAKE_BACK
    legal = engine.legal_moves(room.protocol, room.state, room.seat)
    if not legal:
        return "say"
    weights = [0.03 if name == STOP else 0.25 if name in INTERRUPTS and name != "resume" else 3 for name in legal]
    return chance.choices(legal, weights)[0]


def frame_of(site: SimulatedSite, room: Room, name: str, chance: random.Random) -> dict[str, Any]:
    mark, move_id = site.mark("said"), str(UUID(int=chance.getrandbits(128), version=4))
    fields = fields_of(room, name, mark, site.loop.wall(), chance)
    if mark in str(fields.get("text")):
        site.texts[move_id] = mark
    return {"type": "move", "move_id": move_id, "after": room.dialogue.seq, "move": name, **fields}


def _post(site: SimulatedSite, step: Step, frame: dict[str, Any]) -> None:
    """By the browser, which looks at the turn that it has."""
    browser = site.browsers[step.couple][step.browser]
    if browser.open:
        browser.post(frame)
