"""The rows of the table: each measures ours and the peer turn about, and gives the medians and their ratio."""

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from itertools import cycle
from statistics import median
from time import perf_counter

from tests.bench.couples import OurCouple, PeerCouple
from tests.bench.servers import Server

Row = dict[str, float]
Couple = OurCouple | PeerCouple
SLICE = 10  # turns of one side before the other has its go


async def turn(ours: Server, peer: Server, turns: int) -> Row:
    """One couple at a time, from the press to the partner's frame; few turns each, as a room limits the pace."""
    sides: list[list[Couple]] = [
        [OurCouple(ours, made) for made in ours.couples(turns // 80 + 1)],
        [PeerCouple(peer) for _ in range(turns // 80 + 1)],
    ]
    async with AsyncExitStack() as stack:
        for one in [*sides[0], *sides[1]]:
            await one.open(stack)
        took = await turn_about(sides, turns)
    return {"ours_ms": took[0], "peer_ms": took[1], "ratio": took[0] / took[1]}


async def turn_about(sides: Sequence[Sequence[Couple]], turns: int) -> list[float]:
    """The median of each side in milliseconds, after a first go that counts for nothing."""
    took: list[list[float]] = [[] for _ in sides]
    goes = [cycle(couples) for couples in sides]
    for number in range(turns // SLICE + 1):
        for side, couples in enumerate(goes):
            one = next(couples)
            measured = [await one.turn() for _ in range(SLICE)]
            if number:
                took[side] += measured
    return [median(each) * 1000 for each in took]


async def growth(server: Server, turns: int, events: int = 2000) -> Row:
    """Turns in dialogues of 20 events against dialogues of `events`."""
    couples = turns // 80 + 1
    made = [server.couples(couples, size) for size in (20, events)]
    sides: list[list[Couple]] = [[OurCouple(server, one) for one in side] for side in made]
    async with AsyncExitStack() as stack:
        for one in [*sides[0], *sides[1]]:
            await one.open(stack)
        short, long = await turn_about(sides, turns)
    return {"short_ms": short, "long_ms": long, "ratio": long / short}


async def crowd(ours: Server, peer: Server, seconds: float, couples: int = 50, goes: int = 3) -> Row:
    """Turns a second when `couples` hold their dialogues at once, in `goes` turn about; the median of them."""
    rates: list[list[float]] = [[], []]
    async with AsyncExitStack() as stack:
        mine: list[Couple] = [OurCouple(ours, made) for made in ours.couples(couples)]
        theirs: list[Couple] = [PeerCouple(peer) for _ in range(couples)]
        for one in [*mine, *theirs]:
            await one.open(stack)
        for _ in range(goes):
            rates[0].append(await rate(mine, seconds / goes))
            rates[1].append(await rate(theirs, seconds / goes))
    ours_rate, peer_rate = (median(each) for each in rates)
    return {"ours_per_s": ours_rate, "peer_per_s": peer_rate, "ratio": ours_rate / peer_rate}


async def rate(couples: Sequence[Couple], seconds: float) -> float:
    """Turns a second that all together make."""
    start = perf_counter()

    async def go_on(one: Couple) -> int:
        made = 0
        while perf_counter() - start < seconds:
            await one.turn()
            made += 1
        return made

    made = await asyncio.gather(*map(go_on, couples))
    return sum(made) / (perf_counter() - start)
