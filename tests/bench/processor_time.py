"""Processor time: that of the servers, which shared cores do not distort, and that of the load generator itself."""

import os
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time
from typing import NamedTuple

TICKS = os.sysconf("SC_CLK_TCK")
FULL = 0.9  # of one core: from here on the load generator holds the server up
IDLE = 0.5  # of one core: below that the peer mostly waited, and the machine was measured


def seconds_of(pids: Sequence[int]) -> float:
    """What these processes have used of the processor, by themselves and for themselves in the kernel."""
    return sum(_ticks(pid) for pid in pids) / TICKS


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


class Rate(NamedTuple):
    """What was made in a stretch of time, and at what cost."""

    per_s: float
    cpu_ms: float  # of the servers, for each
    generator: float  # of one core, by the load generator

    @property
    def busy(self) -> float:
        """Of one core, by the servers. What is missing to 1 they waited: for the disk, or for others on the machine."""
        return self.per_s * self.cpu_ms / 1000


class Watch:
    """Runs from its making."""

    def __init__(self, pids: Sequence[int]) -> None:
        self.pids, self.servers = pids, seconds_of(pids)
        self.own, self.start = process_time(), perf_counter()

    @property
    def seconds(self) -> float:
        return perf_counter() - self.start

    def rate(self, made: int) -> Rate:
        """With `made` turns or moves since the start."""
        seconds, own, servers = self.seconds, process_time() - self.own, seconds_of(self.pids) - self.servers
        return Rate(made / seconds, servers / made * 1000, own / seconds)
