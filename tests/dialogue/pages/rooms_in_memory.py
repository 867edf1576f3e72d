"""Rooms at every step of every protocol, in every mode, from either seat, that are in no database."""

from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import UUID

from accounts.models import Couple, User
from dialogue.domain.access import Room
from dialogue.models import Dialogue
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import PARTNERS, Seat, State
from tests.reachable_states import in_order, legal_in

PK = UUID("3b0c4f1e-7a52-4d0f-9c1d-2a5be1d90c77")


def people(ann: str = "Ann", bob: str = "Bob") -> dict[Seat, User]:
    return {
        Seat.A: User(pk=1, name=ann, email="ann@example.org"),
        Seat.B: User(pk=2, name=bob, email="bob@example.org"),
    }


def room_at(slug: str, mode: str, state: State, seat: Seat, **row: Any) -> Room:
    """The room of one seat in this state, with what else its row is to have."""
    dialogue = Dialogue(
        **{"id": PK, "couple": Couple(pk=1), "slug": slug, "version": PROTOCOLS[slug].version, "mode": mode}
        | {"seq": 17, "visit": 15}
        | row
    )
    dialogue.state = state
    return Room(dialogue, seat, people())


def rooms(slug: str, **row: Any) -> Iterator[Room]:
    """One of every kind: of the states in which a reader may do the same at the same step, one is tried."""
    for state, seat in _one_of_each_kind(slug):
        for mode in sorted(PROTOCOLS[slug].modes):
            yield room_at(slug, mode, state, seat, **row)


@cache
def _one_of_each_kind(slug: str) -> list[tuple[State, Seat]]:
    alike = {
        _kind(state, seat, legal_in(slug)[state][seat]): (state, seat)
        for state in in_order(slug)
        for seat in sorted(PARTNERS)
    }
    return list(alike.values())


def _kind(state: State, seat: Seat, legal: tuple[str, ...]) -> tuple[object, ...]:
    place = (state.step, state.paused, state.round > 1)
    return *place, seat is state.sender, seat in state.ready, legal
