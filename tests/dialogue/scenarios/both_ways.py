"""One script played two ways: by `make_move`, as a form's moves are made, and by two sockets of a live room."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from asgiref.sync import sync_to_async
from django.utils import timezone

from accounts.auth.timezone_middleware import in_zone, zone_in
from accounts.models import User
from dialogue.domain.access import Room, people_of, room_for
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import make_house_move, make_move
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.queries import last_events, lines
from dialogue.domain.validation import Content
from dialogue.models import Dialogue, Draft, Event, LiveSeat, Shelved
from dialogue.pages.render import bar_html, turn_context, turn_html
from dialogue.pages.turn.turn import turn_for
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import PAUSE, Mode, Seat
from dialogue.realtime.frames import Frame, HappenedFrame, TurnFrame
from imago_site.demo.scripts import moves
from tests.cast import Cast, in_care
from tests.dialogue.browser import Browser, browser
from tests.dialogue.masks import UUID as ANY_ID
from tests.dialogue.pages.whole_views import whole_event
from tests.library import with_practice

Frames = list[dict[str, Any]]
STEP = timedelta(seconds=7)  # between two moves, so that a bar is the same for some of them and then another
BOTH = ("ann", "bob")
AFTER = re.compile(r'(name="after" value=")\d+')


class Clock:
    """The site's clock, which stands still between two moves: so both ways write and show the same times."""

    def __init__(self) -> None:
        self.began = self.now = timezone.now().replace(microsecond=0)

    def __call__(self) -> datetime:
        return self.now

    def at_move(self, number: int) -> None:
        self.now = self.began + number * STEP


@dataclass
class Play:
    """What one way left: what each saw after each move, the log with its words, and the row."""

    shown: list[dict[str, Frames]] = field(default_factory=list)
    log: list[tuple[object, ...]] = field(default_factory=list)
    fold: dict[str, Any] = field(default_factory=dict)


class Story:
    """A script with the two who play it. Both ways begin with the same rows."""

    def __init__(self, cast: Cast, clock: Clock, slug: str, script: str, mode: Mode | None = None) -> None:
        protocol, self.clock = PROTOCOLS[slug], clock
        self.people: dict[str, User] = {"ann": cast.ann, "bob": cast.bob}
        self.therapist = in_care(cast).therapist if protocol.needs_therapist else None
        self.opening = Opening(slug, mode, about=with_practice(cast, protocol))
        self.script = list(moves(script))
        self.pk: UUID

    def make(self) -> Play:
        """By `make_move`. What each sees after a move is what a page shows that is opened just then."""
        play = Play()
        self._open()
        rooms = {who: room_for(person, self.pk) for who, person in self.people.items()}
        for number, (who, name, content) in enumerate(self.script[1:], start=2):
            self.clock.at_move(number)
            if who == "house":
                make_house_move(self.pk, self.clock.now + timedelta(days=2))
            else:
                make_move(self.people[who], self.pk, self._move(number - 1, name, content), rooms[who])
            play.shown.append({each: self._read(each, number) for each in BOTH})
        return self._ended(play)

    async def press(self) -> Play:
        """By two sockets, which are open from the first move to the last."""
        play = Play()
        await sync_to_async(self._open)()
        path, bars = f"/ws/dialogue/{self.pk}/?told=1", dict.fromkeys(BOTH, "")
        async with browser(self.people["ann"], path) as ann, browser(self.people["bob"], path) as bob:
            sockets = {"ann": ann, "bob": bob}
            for each in BOTH:
                bars[each] = (await sockets[each].until("turn"))["bar"]
            for number, (who, name, content) in enumerate(self.script[1:], start=2):
                self.clock.at_move(number)
                if who == "house":
                    await sync_to_async(make_house_move)(self.pk, self.clock.now + timedelta(days=2))
                else:
                    await sockets[who].send(as_frame(self._move(number - 1, name, content)))
                play.shown.append({each: await _shown(sockets[each], number, bars, each) for each in BOTH})
            for each in BOTH:
                await _says_no_more(sockets[each], play.shown[-1][each][-1])
        return await sync_to_async(self._ended)(play)

    def _open(self) -> None:
        self.clock.at_move(1)
        who, name, content = self.script[0]
        self.pk = open_dialogue(self.people[who], self.opening, self._move(0, name, content)).dialogue_id
        if self.therapist:
            LiveSeat.objects.create(dialogue_id=self.pk, therapist=self.therapist, agreed="ab")

    def _move(self, after: int, name: str, content: Content) -> Move:
        if name == PAUSE:
            content = Content(minutes=10)
        elif self.opening.mode is Mode.SPOKEN:
            content = Content(until=content.until, day=content.day)
        return Move(uuid4(), after, name, content)

    def _read(self, who: str, seq: int) -> Frames:
        """As a page shows it that is rendered whole at this moment."""
        with in_zone(zone_in({})):
            room = room_for(self.people[who], self.pk)
            *_before, line = last_events(room)
            turn = turn_for(room)
            context = turn_context(turn)
            html, bar = turn_html(context), bar_html(context)
            event = HappenedFrame(seq=line.seq, move_id=line.move_id, html=whole_event(room, line))
        return [_alike(event), _alike(TurnFrame(seq=seq, key=turn.instructions.key, html=html, bar=bar))]

    def _ended(self, play: Play) -> Play:
        """With its log and its row, which it leaves as they were before."""
        row = Dialogue.objects.get(pk=self.pk)
        play.log, play.fold = list(_log(row)), {name: getattr(row, name) for name in Dialogue.FOLD}
        for model in (Event, Draft, Shelved, LiveSeat):
            model.objects.filter(dialogue=row).delete()
        row.delete()
        return play


def _log(row: Dialogue) -> Iterator[tuple[object, ...]]:
    for line in lines(Room(row, Seat.A, people_of(row.couple)), list(row.events.all())):
        yield line.seq, line.seat, line.move, line.step, line.round, line.utterance, line.at


def _alike(frame: Frame | dict[str, Any]) -> dict[str, Any]:
    """Ids of moves and dialogues are chance."""
    found = frame.model_dump(mode="json") if isinstance(frame, Frame) else frame
    return {name: ANY_ID.sub("ID", value) if isinstance(value, str) else value for name, value in found.items()}


def as_frame(move: Move) -> dict[str, Any]:
    content, said = move.content, move.content.utterance
    brought: dict[str, Any] = {
        "text": said.text,
        "words": list(said.words),
        "feelings": list(said.feelings),
        "until": content.until.isoformat() if content.until else None,
        "minutes": content.minutes,
        "day": content.day.isoformat() if content.day else None,
        "ticks": list(content.ticks),
    }
    named = {"type": "move", "move_id": str(move.move_id), "after": move.after, "move": move.move}
    return named | {name: value for name, value in brought.items() if value}


async def _shown(socket: Browser, seq: int, bars: dict[str, str], who: str) -> Frames:
    """The frames of the log and of turns up to the turn of this seq, the last with the bar that is then shown."""
    found: Frames = []
    while not (found and found[-1]["type"] == "turn" and found[-1]["seq"] == seq):
        frame = await socket.next()
        if frame["type"] != "presence":
            found.append(frame)
    # A bar that is not sent again keeps the seq of its time; what is in it is never too late.
    bars[who] = found[-1].setdefault("bar", AFTER.sub(rf"\g<1>{seq}", bars[who]))
    return [_alike(frame) for frame in found]


async def _says_no_more(socket: Browser, last: dict[str, Any]) -> None:
    """But the same turn again, where a seat beside the dialogue ended with it."""
    while not await socket.socket.receive_nothing(timeout=0.1):
        frame = _alike(await socket.next())
        assert frame["type"] == "presence" or last | frame == last
