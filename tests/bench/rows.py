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


async def turn(ours: Server, peer: Server, turns: int) -> Row:
    """One couple at a time, from the press to the partner's frame."""
    took = await turn_about([our_side(ours, FEW), peer_side(peer, FEW)], turns)
    return {"ours_ms": took[0], "peer_ms": took[1], "ratio": took[0] / took[1]}


async def growth(server: Server, turns: int, events: int = 2000) -> Row:
    """Turns in dialogues of some 20 events against one of `events`."""
    short, long = await turn_about([our_side(server, FEW, 20), our_side(server, 1, events)], turns)
    return {"short_ms": short, "long_ms": long, "ratio": long / short}


async def turn_about(sides: Sequence[Side], turns: int) -> list[float]:
    """The median of each side in milliseconds, after a first go that counts for nothing."""
    took: list[list[float]] = [[] for _ in sides]
    goes = [cycle(side.couples) for side in sides]
    async with all_open(*(side.couples for side in sides)):
        for number in range(turns // SLICE + 1):
            for side, couples in enumerate(goes):
                one = next(couples)
                measured = [await one.turn() for _ in range(SLICE)]
                if number:
                    took[side] += measured
    return [median(each) * 1000 for each in took]


async def crowd(sides: Sequence[Side], seconds: float, goes: int = 3) -> list[Rate]:
    """How fast each side is when all its couples talk at once; the medians of `goes`, each of so many seconds."""
    rates: list[list[Rate]] = [[] for _ in sides]
    async with all_open(*(side.couples for side in sides)):
        for _ in range(goes):
            for place, side in enumerate(sides):
                rates[place].append(await rate(side, seconds))
    return [middle(each) for each in rates]


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


def middle(rates: Sequence[Rate]) -> Rate:
    """The median of each figure."""
    return Rate(*(median(figures) for figures in zip(*rates, strict=True)))


def against_peer(ours: Rate, peer: Rate) -> Row:
    """Both rates and their ratio; and of a core, what the load generator used with the one that kept it busier."""
    row = {"ours_per_s": ours.per_s, "peer_per_s": peer.per_s, "ratio": ours.per_s / peer.per_s}
    return {**row, "peer_busy": peer.busy, "generator": max(ours.generator, peer.generator)}


def processor_time(ours: Rate, peer: Rate) -> Row:
    """Milliseconds of the server's processor time a turn, and their ratio."""
    return {"ours_ms": ours.cpu_ms, "peer_ms": peer.cpu_ms, "ratio": ours.cpu_ms / peer.cpu_ms}
