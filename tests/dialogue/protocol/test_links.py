"""Which lines restate which."""

from dialogue.protocol import links
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Fact, Seat

A, B = Seat.A, Seat.B
FACTS = [
    (7, Fact(A, "say", "send", 1)),
    (8, Fact(B, "say", "send_mirror", 1)),
    (9, Fact(A, "almost", "send_check", 1)),
    (10, Fact(B, "ouch", "send_missed", 1)),
    (11, Fact(B, "say", "send_missed", 1)),
    (12, Fact(A, "yes", "send_check", 1)),
    (15, Fact(A, "say", "send", 1)),
    (16, Fact(B, "say", "send_mirror", 1)),
    (20, Fact(B, "say", "summary", 1)),
    (30, Fact(B, "say", "send", 2)),
    (31, Fact(A, "say", "send_mirror", 2)),
]


def test_each_restating_line_knows_what_it_restates() -> None:
    assert links.restated(PROTOCOLS["intentional"], FACTS) == {
        8: (7,),
        11: (7, 9),
        16: (15,),
        20: (7, 15),
        31: (30,),
    }
