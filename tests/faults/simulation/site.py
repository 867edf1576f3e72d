"""One simulated site: its database, processes, layer, browsers, and what is known of rights that ended."""

from dataclasses import dataclass
from uuid import UUID

from channels.layers import channel_layers

from accounts.models import User
from dialogue.models import Event
from tests.faults.simulation import database
from tests.faults.simulation.browser import SimulatedBrowser
from tests.faults.simulation.channel_layer import SharedLayer, SimulatedLayer
from tests.faults.simulation.database import SimulatedCouple, images
from tests.faults.simulation.processes import Clocks, Process
from tests.faults.simulation.schedule import Schedule
from tests.faults.simulation.statement_faults import StatementFaults
from tests.faults.simulation.virtual_time import VirtualLoop, chance_of


@dataclass(frozen=True)
class Ended:
    """A session or a right that ended, when, and how far the log was then."""

    at: float
    seq: int
    kind: str  # "session", "account" or "couple"
    couple: int
    browser: int  # whose session, or whose person


class SimulatedSite:
    """Everything of one schedule."""

    def __init__(self, schedule: Schedule, faults: StatementFaults) -> None:
        self.schedule, self.faults = schedule, faults
        Clocks.loop = self.loop = VirtualLoop()
        self.loop.chance = chance_of(schedule.slug)
        found = images(schedule.slug)
        self.image = found[schedule.place % len(found)]
        database.restore(self.image)
        self.layer = SimulatedLayer(self.loop, schedule.faults)
        channel_layers.set("default", self.layer if schedule.processes == 1 else SharedLayer(self.layer))
        self.processes = [Process(self.loop, number) for number in range(schedule.processes)]
        self.browsers = [self._browsers(couple) for couple in self.image.couples]
        self.ended: list[Ended] = []
        self.private: dict[str, tuple[UUID, str]] = {}  # a word that one seat alone may read
        self.private_at: dict[tuple[UUID, str], float] = {}
        self.guests_at: dict[UUID, float] = {}  # when a therapist came or went
        self.texts: dict[str, str] = {}  # the word in the text of a move, by its move_id
        self.said = 0

    @property
    def couples(self) -> tuple[SimulatedCouple, SimulatedCouple]:
        return self.image.couples

    def _browsers(self, couple: SimulatedCouple) -> list[SimulatedBrowser]:
        return [
            SimulatedBrowser(
                self.loop,
                self.processes[number // 2 % len(self.processes)],
                couple.dialogue,
                session,
                "ab"[number % 2],
                self.schedule.beats,
                database.is_kept,
            )
            for number, session in enumerate(couple.sessions)
        ]

    def mark(self, kind: str) -> str:
        """A word that nobody said yet."""
        self.said += 1
        return f"{kind}{self.said}x"

    def end(self, kind: str, couple: int, browser: int) -> None:
        dialogue = self.couples[couple].dialogue
        seq = Event.objects.filter(dialogue=dialogue).count()
        self.ended.append(Ended(self.loop.now, seq, kind, couple, browser))

    def endings_of(self, couple: int, browser: int) -> list[Ended]:
        """What ended for this browser."""
        return [one for one in self.ended if one.couple == couple and concerns(one, browser)]

    def person(self, couple: int, browser: int) -> User:
        return self.couples[couple].people[browser % 2]


def concerns(ended: Ended, browser: int) -> bool:
    match ended.kind:
        case "session":
            return ended.browser == browser
        case "account":
            return ended.browser % 2 == browser % 2
    return True
