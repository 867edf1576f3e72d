"""A browser in a simulated room: it keeps the promises of the page's scripts, and notes what it was sent.

It places an event only behind the one before, asks again at a gap, and sends a move again until it is answered.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from tests.faults.simulation.browser_line import BrowserLine
from tests.faults.simulation.virtual_time import as_in_a_thread

PATIENCE, BEAT = 5.0, 15.0  # seconds


@dataclass
class Sent:
    """A frame that a browser got, and when."""

    at: float
    frame: dict[str, Any] = field(repr=False)


@dataclass
class SimulatedBrowser(BrowserLine):
    """One browser of one person in one room."""

    seat: str
    beats: bool
    is_kept: Callable[[UUID, int, str], bool]  # whether an event is in the database
    log: list[tuple[int, str, str]] = field(default_factory=list)  # seq, move_id and HTML, as placed
    turn: dict[str, Any] = field(default_factory=dict)
    frames: list[Sent] = field(default_factory=list)
    waiting: dict[str, dict[str, Any]] = field(default_factory=dict)
    posted: dict[str, dict[str, Any]] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)
    expected: int = 0  # what its socket brings next

    def __post_init__(self) -> None:
        self.loop.call_later(PATIENCE, self._send_again)
        self.loop.call_later(BEAT, self._beat)

    @property
    def last_seen(self) -> int:
        return self.log[-1][0] if self.log else 0

    def come(self, last_seen: int | None = None) -> None:
        """Opens a socket where there is none. It may say that it has seen less than it has."""
        if not self.open:
            told = self.last_seen if last_seen is None else last_seen
            self.expected = told + 1
            self.connect(told)
            for frame in self.waiting.values():
                self.send(frame)

    def private(self, kind: str, text: str, **more: object) -> None:
        """A message for this browser's own person."""
        key = {} if kind == "shelf" else {"key": self.turn["key"]}
        self.send({"type": kind, "text": text, **key, **more})

    def post(self, frame: dict[str, Any]) -> None:
        """A move, sent until it is answered."""
        self.waiting[frame["move_id"]] = self.posted[frame["move_id"]] = frame
        self.send(frame)

    def hear(self, frame: dict[str, Any]) -> None:
        self.frames.append(Sent(self.loop.now, frame))
        match frame["type"]:
            case "happened":
                self._place(frame)
            case "turn":
                self.turn = frame
                self._catch_up(frame["seq"])
            case "head":
                self._catch_up(frame["seq"])
            case "refused":
                self.waiting.pop(frame["move_id"], None)

    def _place(self, frame: dict[str, Any]) -> None:
        seq, move_id = frame["seq"], frame["move_id"]
        if not as_in_a_thread(self.is_kept, self.dialogue, seq, move_id):
            self.faults.append(f"event {seq} was told before it was kept")
        if seq != self.expected:
            if seq in self.starts:
                self.starts.remove(seq)
            elif move_id not in self.posted:
                self.faults.append(f"event {seq} came where {self.expected} was next")
        self.expected = seq + 1
        self.waiting.pop(move_id, None)
        if move_id in self.posted:
            self.acknowledged.add(move_id)
        if seq == self.last_seen + 1:
            self.log.append((seq, move_id, frame["html"]))
        self._catch_up(seq)

    def _catch_up(self, seq: int) -> None:
        if seq > self.last_seen:
            self.send({"type": "since", "told": self.last_seen})

    def _send_again(self) -> None:
        for frame in self.waiting.values():
            self.send(frame)
        self.loop.call_later(PATIENCE, self._send_again)

    def _beat(self) -> None:
        if self.beats:
            self.send({"type": "here"})
        self.loop.call_later(BEAT, self._beat)
