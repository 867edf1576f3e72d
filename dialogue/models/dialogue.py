"""The log of a dialogue and the fold of it."""

import uuid
from functools import lru_cache
from typing import Any

from django.db import models
from django.db.models.functions import Now

from accounts.models import Couple
from dialogue.models.event_queries import EventQuerySet
from dialogue.protocol.library import protocol_of
from dialogue.protocol.terms import LastMove, Mode, Protocol, Seat, State

SEATS = [(seat.value, seat.value) for seat in Seat]
MODES = [(mode.value, mode.value) for mode in Mode]


class Dialogue(models.Model):
    """One guided conversation of a couple: the fold of its events, kept on the row so that a move reads one row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    couple = models.ForeignKey(Couple, on_delete=models.PROTECT, related_name="dialogues")
    slug = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    mode = models.CharField(max_length=10, choices=MODES, default=Mode.LIVE.value)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="nested")
    parallel = models.BooleanField(default=False, db_default=False)  # open beside another, and holds up nothing
    about = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by")
    created_at = models.DateTimeField(db_default=Now())

    seq = models.PositiveIntegerField(default=0)
    visit = models.PositiveIntegerField(default=0)  # the seq with which this visit of the step began
    visit_at = models.DateTimeField(null=True, blank=True)  # when that was
    visit_by = models.CharField(max_length=5, choices=SEATS, blank=True, db_default="")  # and whose move led there
    step = models.CharField(max_length=40)
    sender = models.CharField(max_length=5, choices=SEATS)
    round = models.PositiveSmallIntegerField(default=1)
    paused = models.BooleanField(default=False)
    paused_by = models.CharField(max_length=5, choices=SEATS, blank=True, db_default="")  # while it is, where known
    ready = models.CharField(max_length=2, blank=True)  # seats, sorted
    back = models.CharField(max_length=2, blank=True)
    counts = models.JSONField(default=dict, blank=True)

    appointed_at = models.DateTimeField(null=True, blank=True)  # the time both agreed to meet
    back_at = models.DateTimeField(null=True, blank=True)  # when the one who paused means to be back
    look_again_on = models.DateField(null=True, blank=True)  # the day on which to see how it went
    house_at = models.DateTimeField(null=True, blank=True)  # when the house makes its move, if nobody has moved
    box_left = models.DurationField(null=True, blank=True)  # what is left of a time box, while a pause holds it
    turn_lasted = models.DurationField(null=True, blank=True)  # how long this visit had, while a pause holds it
    # Since when the two are in dialogue without a break: neither while they arrive, nor in a pause.
    together_since = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    # The fold before the last move, while that can be taken back (`moves.earlier_fold`): no word of it.
    before = models.JSONField(null=True, blank=True)
    erased_at = models.DateTimeField(
        null=True, blank=True
    )  # when its words were erased; the events stay, without words

    # What a move may change.
    FOLD = (
        *("seq", "visit", "visit_at", "visit_by", "step", "sender", "round", "paused", "ready", "back", "counts"),
        *(
            "paused_by",
            "appointed_at",
            "back_at",
            "look_again_on",
            "house_at",
            "box_left",
            "turn_lasted",
            "together_since",
            "ended_at",
        ),
        *("parallel", "before"),
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["couple"],
                condition=models.Q(ended_at=None, parent=None, parallel=False),
                name="one_open_dialogue_a_couple",
            ),
            models.UniqueConstraint(
                fields=["parent"], condition=models.Q(ended_at=None), name="one_open_nested_dialogue"
            ),
        )

    def __str__(self) -> str:
        return f"Dialogue {self.pk}"

    def copied(self) -> "Dialogue":
        """The same row as another object, so that a plan changes nothing of what others hold. No query."""
        again = Dialogue.__new__(Dialogue)
        again.__dict__.update(self.__dict__)
        return again

    @property
    def protocol(self) -> Protocol:
        """The recipe it began with, as it is held. Raises KeyError when this house no longer has that version."""
        return protocol_of(self.slug, self.version, self.mode)

    @property
    def state(self) -> State:
        counts = tuple(sorted(self.counts.items()))
        state = _state_of(self.step, self.sender, self.round, self.paused, self.ready, self.back, counts)
        return state.with_last(self._last_move) if self.before else state

    @state.setter
    def state(self, state: State) -> None:
        self.step, self.sender, self.round, self.paused = state.step, state.sender.value, state.round, state.paused
        self.ready, self.back = "".join(sorted(state.ready)), "".join(sorted(state.back))
        self.counts = dict(state.counts)

    @property
    def _last_move(self) -> LastMove:
        was: Any = self.before
        place = (was["step"], was["sender"], was["round"], was["paused"], was["ready"], was["back"])
        return LastMove(Seat(was["seat"]), _state_of(*place, tuple(sorted(was["counts"].items()))))

    @property
    def over(self) -> bool:
        return self.protocol.steps[self.step].over

    @property
    def over_for_good(self) -> bool:
        """Whether it is over, and no stop can be taken back any more."""
        return self.over and self.before is None


# One object for all rows that say the same, so that comparing two of them takes no time.
@lru_cache(maxsize=4096)
def _state_of(  # noqa: PLR0913, PLR0917  the columns of a state
    step: str, sender: str, round_: int, paused: bool, ready: str, back: str, counts: tuple[tuple[str, int], ...]
) -> State:
    sides = frozenset(map(Seat, ready)), frozenset(map(Seat, back))
    return State(step, Seat(sender), round_, paused, *sides, counts)


class Event(models.Model):
    """A move that happened. What was said with it is sealed under its author's key.

    Never changed, but that words are erased: with all of a dialogue, or as their author takes the move back.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField()
    move_id = models.UUIDField()
    seat = models.CharField(max_length=5, choices=SEATS)
    move = models.CharField(max_length=20)
    step = models.CharField(max_length=40)
    round = models.PositiveSmallIntegerField()
    sealed = models.BinaryField(null=True)
    at = models.DateTimeField()
    taken_back = models.BooleanField(default=False, db_default=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("seq",)
        constraints = (
            models.UniqueConstraint(fields=["dialogue", "seq"], name="one_event_a_seq"),
            models.UniqueConstraint(fields=["dialogue", "seat", "move_id"], name="one_event_a_move_id"),
        )

    def __str__(self) -> str:
        return f"Event {self.dialogue_id} {self.seq}"

    def place(self, author_id: int) -> str:
        """Where its text belongs; sealed with the text, so that it opens nowhere else."""
        return f"event|{self.dialogue_id}|{self.seq}|{author_id}|said"
