"""The figures of one run: printed as they come, with a word where a figure says less than it seems to."""

import sys

from tests.bench.processor_time import FULL, IDLE
from tests.bench.rows import Row


class Results(dict[str, float]):
    """Every figure by its name, printed as it comes."""

    def keep(self, name: str, row: Row) -> None:
        self.update({f"{name}_{key}": round(value, 3) for key, value in row.items()})
        say(f"{name:<28}{'  '.join(f'{key} {value:.2f}' for key, value in row.items())}")
        if row.get("generator", 0) > FULL:
            say(f"{'':<28}The load generator had no time left: the server may be faster than this.")
        if row.get("peer_busy", 1) < IDLE:
            say(f"{'':<28}The peer mostly waited, for database, disk or others here: this flatters whoever waits less.")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
