"""Facts, names and lines for a room, drawn from a seed: whatever people may have written and a turn may show."""

import random
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

from accounts.models import CareLink, User
from dialogue.care.sharing_preferences import Wish
from dialogue.domain.access import Room
from dialogue.domain.moves import earlier_fold
from dialogue.domain.nested_dialogues import NESTABLE
from dialogue.domain.queries import Line
from dialogue.domain.shelf import ShelfItem
from dialogue.domain.utterance import Utterance
from dialogue.models import Dialogue, LiveSeat
from dialogue.pages.prepared_views.prepared_view import id_mark, number_mark, text_mark
from dialogue.pages.turn.reader_moves import moves_of
from dialogue.pages.turn.turn_facts import PrivateFacts, TurnFacts
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import PARTNERS, Ask, Seat, hurt_counter

AWKWARD = (
    "I felt worried.",
    "<b>&\"'</b> &amp; <script>",
    "one\ntwo\r\nthree\rfour\n\n",
    "  spaces \t between\u00a0them ",
    "{{ x }} {% now %} %(name)s {name} {0} %s %",
    "הייתי מודאגת 👩‍❤️‍👨 \u202eabc",
    f"{text_mark('partner')}{text_mark('text0')} {id_mark('pk')} {number_mark('seq')} \ue000 \ue001",
    "You may not go out.",
    "",
)
PARTNERS_IN_ORDER = sorted(PARTNERS)
T = TypeVar("T")


class Chance:
    """The same for the same seed."""

    def __init__(self, now: datetime, seed: int = 1) -> None:
        self.now, self.random = now, random.Random(seed)  # noqa: S311  no secret

    def one_of(self, *values: T) -> T:
        return self.random.choice(values)

    def text(self) -> str:
        return self.one_of(*AWKWARD)

    def id(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def moment(self) -> datetime:
        return self.now + timedelta(minutes=self.random.randint(-300, 3000))

    def put_into(self, room: Room) -> Room:
        """The room with people and times of chance."""
        for seat in PARTNERS:
            hints, focus = self.one_of(True, False), self.one_of(True, False)
            room.people[seat] = User(pk=ord(seat), name=self.text(), hints=hints, focus=focus)
        row = room.dialogue
        row.id, row.seq, row.parent_id = self.id(), self.random.randint(1, 3000), self.one_of(None, self.id())
        row.counts |= {hurt_counter(seat): hurt for seat in sorted(PARTNERS) if (hurt := self.one_of(0, 0, 0, 1, 2))}
        row.appointed_at, row.back_at, row.house_at = (self.one_of(None, self.moment()) for _each in range(3))
        row.paused_by = self.one_of("", *PARTNERS_IN_ORDER)
        row.visit_at, row.visit_by = self.one_of(None, self.moment()), self.one_of("", *Seat)
        row.together_since = self.one_of(None, self.now - timedelta(seconds=self.random.randint(0, 3000)))
        row.before = self.one_of(None, self._before(row))
        return room

    def _before(self, row: Dialogue) -> dict[str, object]:
        """What a row keeps of itself from before a move of some seconds ago."""
        at = self.now - timedelta(seconds=self.random.randint(1, 70))
        moved = {"seat": self.one_of("a", "b"), "at": at.isoformat()}
        return moved | {name: getattr(row, name) for name in earlier_fold.AS_IT_IS}

    def facts(self, room: Room) -> TurnFacts:
        """Facts that this room's reader might have, and some that they might not."""
        about = Dialogue(slug="change_request", version=PROTOCOLS["change_request"].version, mode="live")
        moves = (*room.step.ways, "ouch")
        pins = [self.line(room.step.key, self.one_of(*moves)) for _each in range(self.one_of(0, 1, 2, 4))]
        pins += [self.line("gift", "choose", earlier=True)] if self.one_of(True, False) else []
        nested = self.one_of(None, None, self._nested())
        return TurnFacts(
            self._private(room),
            tuple(pins),
            about,
            self._guest(),
            nested,
            self.one_of(True, False),
        )

    def _nested(self) -> Dialogue:
        slug = self.one_of(*(slug for slug, _name in NESTABLE))
        step, sender = self.one_of(*PROTOCOLS[slug].steps), self.one_of(*PARTNERS_IN_ORDER)
        version = PROTOCOLS[slug].version
        return Dialogue(id=self.id(), slug=slug, version=version, mode="live", step=step, sender=sender)

    def line(self, step: str, move: str, *, earlier: bool = False) -> Line:
        said = Utterance(self.text(), self.one_of((), (0, 2)), self.one_of((), ("angry", "alone")))
        seat, seq = self.one_of(*Seat), self.random.randint(1, 99)
        return Line(seq, self.id(), seat, self.text(), move, step, 1, said, self.now, earlier=earlier)

    def _private(self, room: Room) -> PrivateFacts:
        link = CareLink(pk=self.random.randint(1, 99), therapist=User(name=self.text()))
        return PrivateFacts(
            draft=self.one_of("", self.text()),
            shelf=tuple(ShelfItem(self.id(), self.text()) for _each in range(self.one_of(0, 0, 1, 3))),
            body_level=self.one_of(None, 0, 6, 7, 10),
            heard_level=self.one_of(None, 0, 5),
            put_off=self.one_of(0, 1, 2, 5) if Ask.TIME in moves_of(room).asks else 0,
            let_rest=self.one_of(True, False),
            muted=self.one_of(None, self.moment()),
            wish=Wish(*(self.one_of(True, False) for _each in range(3))),
            care_link=self.one_of(None, link),
            suggestion=self.one_of("", self.text()),
        )

    def _guest(self) -> LiveSeat | None:
        seat = LiveSeat(therapist=User(name=self.text()), agreed=self.one_of("", "a", "b", "ab"))
        seat.here = self.one_of(True, False)
        return self.one_of(None, None, seat)
