"""A schedule: steps, each with its own chance, so that those that are left do the same when others are dropped."""

import re
from dataclasses import dataclass, field

from tests.faults.simulation.virtual_time import chance_of

# How often a step of each kind is taken, of 100.
OFTEN = """
    move 38  again 6  stale 3  illegal 3  elsewhere 8  between 4
    draft 5  shelf 2  level 1  hint 1  typing 1  here 2  since 3
    close 4  come 6  kill 1  wait 6  later 2  error 4  commit 2
    mute 1  forget 1  nest 1  guest 1  session 1  account 0.5  couple 0.4
"""
KINDS = {kind: float(weight) for kind, weight in re.findall(r"(\w+) ([\d.]+)", OFTEN)}


@dataclass(frozen=True)
class Step:
    """One thing that happens, to one couple at one browser."""

    kind: str
    couple: int
    browser: int
    chance: int = field(repr=False)


@dataclass(frozen=True)
class Schedule:
    """What is simulated: the site as it is at first, and the steps."""

    seed: int
    slug: str
    place: int  # of the images of its protocol
    processes: int
    faults: float  # of the layer, in the whole of its messages
    beats: bool  # whether browsers say that they are there
    steps: tuple[Step, ...]


def schedule_of(seed: int, slugs: list[str]) -> Schedule:
    """The schedule of a seed."""
    chance = chance_of(f"schedule {seed}")
    kinds = chance.choices(list(KINDS), weights=list(KINDS.values()), k=chance.randint(8, 30))
    couples = chance.choice((1, 1, 2))
    steps = [Step(kind, chance.randrange(couples), chance.randrange(4), chance.getrandbits(32)) for kind in kinds]
    return Schedule(
        seed,
        chance.choice(slugs),
        chance.randrange(100),
        chance.choice((1, 1, 2)),
        chance.choice((0.0, 0.0, 0.3, 0.6)),
        chance.random() < 0.5,
        tuple(steps),
    )
