"""The rows that compare: each side has its go turn about, in one run, and the medians count."""

import asyncio
from collections.abc import Sequence
from itertools import cycle
from statistics import median
from typing import NamedTuple

from tests.bench.couples import Couple, OurCouple, PeerCouple, all_open
from tests.bench.processor_time import Rate, Watch
from tests.bench.servers import Server

Row = dict[str, float]
SLICE = 10  # turns of one side before the other has its go
FEW = 5  # couples of a side who take turns, one at a time


class Side(NamedTuple):
    """Couples on one server."""

    server: Server
    couples: Sequence[Couple]


def our_side(server: Server, couples: int, events: int = 6) -> Side:
    return Side(server, [OurCouple(server, made) for made in server.couples(couples, events)])


def peer_side(server: Server, couples: int) -> Side:
    return Side(server, [PeerCouple(server) for _ in range(couples)])


async def turn(ours: Side, peer: Side, turns: int) -> Row:
    """A few couples of each side, one at a time, from the press to the partner's frame."""
    we, they = await turn_about([Side(side.server, side.couples[:FEW]) for side in (ours, peer)], turns)
    return {"ours_ms": we.ms, "peer_ms": they.ms, "ratio": we.ms / they.ms, "peer_busy": they.cpu_ms / they.ms}


async def growth(server: Server, turns: int, events: int = 2000) -> Row:
    """Turns in dialogues of some 20 events against one of `events`."""
    short, long = await turn_about([our_side(server, FEW, 20), our_side(server, 1, events)], turns)
    return {"short_ms": short.ms, "long_ms": long.ms, "ratio": long.ms / short.ms}


class Turns(NamedTuple):
    """The median of a side's turns, and what one of them cost its server, both in milliseconds."""

    ms: float
    cpu_ms: float


async def turn_about(sides: Sequence[Side], turns: int) -> list[Turns]:
    """So many turns of each side, after a first go that counts for nothing."""
    took: list[list[float]] = [[] for _ in sides]
    goes = [cycle(side.couples) for side in sides]
    async with all_open(*(side.couples for side in sides)):
        watches = [Watch(side.server.pids) for side in sides]
        for number in range(turns // SLICE + 1):
            for side, couples in enumerate(goes):
                one = next(couples)
                measured = [await one.turn() for _ in range(SLICE)]
                if number:
                    took[side] += measured
        costs = [watch.rate(turns + SLICE).cpu_ms for watch in watches]
    return [Turns(median(each) * 1000, cost) for each, cost in zip(took, costs, strict=True)]


async def crowd(sides: Sequence[Side], seconds: float, goes: int = 3) -> list[list[Rate]]:
    """How fast each side is when all its couples talk at once, in `goes` turn about, each of so many seconds.

    They come after a first go that counts for nothing: in it rooms are read and connections made.
    """
    rates: list[list[Rate]] = [[] for _ in sides]
    async with all_open(*(side.couples for side in sides)):
        for number in range(goes + 1):
            for place, side in enumerate(sides):
                measured = await rate(side, seconds)
                if number:
                    rates[place].append(measured)
    return rates


async def rate(side: Side, seconds: float) -> Rate:
    """All couples of a side at once, each as fast as it can."""
    watch = Watch(side.server.pids)

    async def go_on(one: Couple) -> int:
        made = 0
        while watch.seconds < seconds:
            await one.turn()
            made += 1
        return made

    return watch.rate(sum(await asyncio.gather(*map(go_on, side.couples))))


def against_peer(ours: Sequence[Rate], peer: Sequence[Rate]) -> Row:
    """The medians of both, and of the ratios of goes side by side, which whatever else runs here hits alike."""
    ratio = median(we.per_s / they.per_s for we, they in zip(ours, peer, strict=True))
    row = {"ours_per_s": median(we.per_s for we in ours), "peer_per_s": median(they.per_s for they in peer)}
    busy, generator = median(they.busy for they in peer), max(each.generator for each in (*ours, *peer))
    return {**row, "ratio": ratio, "peer_busy": busy, "generator": generator}


def processor_time(ours: Sequence[Rate], peer: Sequence[Rate]) -> Row:
    """Milliseconds of the server's processor time a turn, and the ratio, as above."""
    ratio = median(we.cpu_ms / they.cpu_ms for we, they in zip(ours, peer, strict=True))
    return {"ours_ms": cost(ours), "peer_ms": cost(peer), "ratio": ratio}


def cost(rates: Sequence[Rate]) -> float:
    """Milliseconds of processor time for each turn, the median of the goes."""
    return median(each.cpu_ms for each in rates)
