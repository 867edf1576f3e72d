"""Prometheus metrics: how much and how fast. Never about whom, never a text."""

from prometheus_client import Counter, Gauge, Histogram

SOCKETS = Gauge("site_open_sockets", "Sockets of signed-in people that are open in this process")
MOVES = Counter("site_moves", "Moves that were kept")
REFUSALS = Counter("site_refusals", "Frames that were refused, by the kind of refusal", ["kind"])
REPAIRS = Counter("site_repairs", "Sockets that were behind their dialogue and were told so by the repair task")
DUE_FAILED = Counter("site_due_failures", "Things that were due and could not be done")
TURN = Histogram(
    "site_turn_seconds",
    "From a move's frame until its sender was told, whose turn it is included",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)
