"""What docs/performance.md promises, by the names in the file that the benchmark writes."""

import operator

TARGETS = {
    "turn_sqlite_ratio": "<= 0.6",
    "turn_postgresql_ratio": "<= 0.8",
    "crowd_sqlite_ratio": ">= 2.5",
    "crowd_postgresql_ratio": ">= 1.5",
    "turn_cpu_ratio": "<= 0.6",
    "whole_dialogue_ratio": ">= 1.2",
    "whole_dialogue_cpu_ms": "<= 1.2",
    "whole_dialogue_cpu_ratio": "<= 1.0",  # a turn of the peer took 1.2 ms where the bound in milliseconds was set
    "growth_ratio": "<= 1.1",
    "join_2000_ms": "<= 100",
    "two_processes_together_ratio": ">= 1.4",
    "two_processes_apart_ratio": ">= 0.8",
    "load_100_p95_ms": "<= 100",
    "load_100_errors": "<= 0",
    "load_100_lost": "<= 0",
    "load_200_p95_ms": "<= 100",
    "load_200_errors": "<= 0",
    "load_200_lost": "<= 0",
    "load_1000_p95_ms": "<= 1000",
    "load_1000_lost": "<= 0",
    "kib_per_couple": "<= 100",
    "room_page_kib": "<= 150",
    "room_page_script_kib": "<= 20",
    "browser_p95_ms": "<= 50",
}
SIGNS = {"<=": operator.le, ">=": operator.ge}


def verdict(name: str, value: float | None) -> str:
    """A line that lays what was measured beside what is wanted."""
    if value is None:
        return f"{name:<30}{'-':>10}   wanted {TARGETS[name]}"
    reached = "" if is_reached(name, value) else "   not reached"
    return f"{name:<30}{value:>10}   wanted {TARGETS[name]}{reached}"


def is_reached(name: str, value: float) -> bool:
    """Whether what was measured is what is wanted."""
    sign, bound = TARGETS[name].split()
    return bool(SIGNS[sign](value, float(bound)))
