"""What must hold after every schedule, however it went. Each gives what is wrong, in words."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from django.db.models import Q

from dialogue.domain.integrity import fault_in
from dialogue.domain.moves.move_plan import UNHURRIED
from dialogue.models import Dialogue, Draft, Event, LiveSeat, Shelved
from dialogue.protocol import engine
from dialogue.protocol.terms import INTERRUPTS, Fact, Seat
from tests.faults.simulation.site import SimulatedSite

MARK = re.compile(r"(?:draft|shelf|hint)\d+x")
Faults = Iterator[str]


def log_is_whole(site: SimulatedSite) -> Faults:
    ours = [couple.dialogue for couple in site.couples]
    for row in Dialogue.objects.select_related("couple").filter(Q(pk__in=ours) | Q(parent__in=ours)):
        if fault := fault_in(row):
            yield fault
        elif row.visit != (begun(row) or [0])[-1]:
            yield "the visit on the row is not the last that began"
        elif row.over != (row.ended_at is not None):
            yield "it is over and has not ended, or the other way round"


def begun(row: Dialogue) -> list[int]:
    """The seqs of the events that began a visit, but for those that were taken back."""
    events = list(row.events.all())
    facts = [Fact(Seat(event.seat), event.move, event.step, event.round) for event in events]
    states = [engine.start(row.protocol, facts[0].seat)] if facts else []
    for fact in facts:
        states.append(engine.evolve(row.protocol, states[-1], fact))
    return [
        event.seq
        for event, fact, (before, after) in zip(events, facts, pairwise(states), strict=True)
        if engine.begins_visit(before, after, fact) and not event.taken_back
    ]


def what_was_acknowledged_is_kept_once(site: SimulatedSite) -> Faults:
    for couple, browsers in zip(site.couples, site.browsers, strict=True):
        kept = [str(pk) for pk in Event.objects.filter(dialogue=couple.dialogue).values_list("move_id", flat=True)]
        for browser in browsers:
            yield from browser.faults
            if lost := browser.acknowledged - set(kept):
                yield f"acknowledged and lost: {lost}"
        if len(kept) != len(set(kept)):
            yield "a move was made twice"


def late_presses_land_nowhere(site: SimulatedSite) -> Faults:
    for couple, browsers in zip(site.couples, site.browsers, strict=True):
        row = Dialogue.objects.get(pk=couple.dialogue)
        visits, posted = begun(row), {key: frame for one in browsers for key, frame in one.posted.items()}
        for event in row.events.all():
            frame = posted.get(str(event.move_id))
            visit = max((seq for seq in visits if seq < event.seq), default=0)
            if frame and frame["move"] not in UNHURRIED and not visit <= frame["after"] < event.seq:
                yield f"event {event.seq} was pressed on a page of {frame['after']}"


def nothing_hangs_on_what_is_over(site: SimulatedSite) -> Faults:
    if Dialogue.objects.filter(ended_at=None, parent__paused=False).exists():
        yield "a dialogue goes on within one that goes on"
    final = Shelved.objects.filter(dialogue__before__isnull=True)  # for its minute a stop can be taken back
    for rows in (LiveSeat.objects.filter(ended_at=None), final):
        if rows.exclude(dialogue__ended_at=None).exists():
            yield f"{rows.model.__name__} is left of a dialogue that is over"
    if Dialogue.objects.filter(ended_at=None).exclude(parent__ended_at=None).exists():
        yield "a dialogue goes on within one that is over"


def drafts_go_with_the_move(site: SimulatedSite) -> Faults:
    for draft in Draft.objects.select_related("dialogue__couple"):
        seat = draft.dialogue.couple.partners.get(user=draft.author_id).seat
        spoken = draft.dialogue.events.filter(seat=seat, seq__gt=draft.visit, seq__in=begun(draft.dialogue))
        if spoken.exclude(move__in=INTERRUPTS).exists():
            yield "a draft outlived the move that it was for"


def nobody_reads_what_is_private(site: SimulatedSite) -> Faults:
    for browser in (one for browsers in site.browsers for one in browsers):
        read = MARK.findall(json.dumps([sent.frame for sent in browser.frames]))
        for mark in set(read):
            if site.private[mark] != (browser.dialogue, browser.seat):
                yield f"{mark} was read by the other seat"


INVARIANTS: tuple[Callable[[SimulatedSite], Faults], ...] = (
    log_is_whole,
    what_was_acknowledged_is_kept_once,
    late_presses_land_nowhere,
    nothing_hangs_on_what_is_over,
    drafts_go_with_the_move,
    nobody_reads_what_is_private,
)
