"""How long each move took: pauses do not count, and nobody is charged with the other's time."""

from datetime import UTC, datetime, timedelta

from dialogue.protocol.library.intentional import PROTOCOL
from dialogue.protocol.terms import Fact, Seat
from dialogue.review.timing import airtime, length, moments

START = datetime(2026, 1, 5, 18, tzinfo=UTC)
A, B = Seat.A, Seat.B
# seconds since the move before, seat, move, step
HELD = [
    (0, A, "ask", "request"),
    (3600, B, "now", "answer"),
    (10, A, "ready", "ground"),
    (20, B, "ready", "ground"),
    (5, A, "ready", "intent"),
    (5, B, "ready", "intent"),
    (40, A, "say", "send"),
    (30, B, "pause", "send_mirror"),
    (600, A, "resume", "send_mirror"),
    (60, B, "resume", "send_mirror"),
    (15, B, "say", "send_mirror"),
    (7, A, "ouch", "send_check"),
    (3, A, "yes", "send_check"),
]


def held() -> list[tuple[int, Fact, datetime]]:
    at, found = START, []
    for seq, (seconds, seat, move, step) in enumerate(HELD, start=1):
        at += timedelta(seconds=seconds)
        found.append((seq, Fact(seat, move, step, 1), at))
    return found


def test_time_of_a_move_is_what_its_step_waited_without_the_pause() -> None:
    took = {m.seq: m.took.total_seconds() for m in moments(PROTOCOL, held())}
    assert (took[2], took[3], took[4], took[7], took[8], took[11], took[12], took[13]) == (
        3600,
        0,
        30,
        40,
        0,
        45,
        0,
        10,
    )


def test_pause_lasts_until_both_are_back() -> None:
    paused = {m.seq: m.paused.total_seconds() for m in moments(PROTOCOL, held()) if m.paused}
    assert paused == {8: 660}


def test_length_leaves_out_arriving_and_pauses() -> None:
    assert length(moments(PROTOCOL, held())).total_seconds() == 40 + 45 + 10


def test_airtime_is_each_one_s_own() -> None:
    found = moments(PROTOCOL, held())
    assert [airtime(found, seat, 1).total_seconds() for seat in (A, B)] == [50, 45]
