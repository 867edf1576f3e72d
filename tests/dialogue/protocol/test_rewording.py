"""Which line says what hurt in other words: the one to which the person who was hurt said that they are back."""

import pytest

from dialogue.protocol.rewording import reworded
from dialogue.protocol.terms import Fact, Seat

A, B = Seat.A, Seat.B
HURT = [(A, "say", "ouch"), (B, "say", "acknowledge")]
REDO = [(A, "redo", "choose"), (B, "say", "redo")]
MODEL = [(A, "model", "choose"), (A, "say", "model"), (B, "say", "model_mirror")]
ACT = [(A, "act", "choose"), (B, "say", "act")]
BACK, NOT_BACK = [(A, "back", "are_we_back")], [(A, "not_back", "are_we_back")]
Moves = list[tuple[Seat, str, str]]


@pytest.mark.parametrize(
    ("moves", "seq"),
    [
        ([*HURT, *REDO, *BACK], 4),
        ([*HURT, *MODEL, *BACK], 5),
        ([*HURT, *REDO, (A, "pause", "are_we_back"), (A, "resume", "are_we_back"), *BACK], 4),
        ([*HURT, *REDO, *NOT_BACK, *MODEL, *BACK], 8),
        ([*HURT, *REDO, *NOT_BACK, *ACT, *BACK], None),
        ([*HURT, *REDO, *NOT_BACK], None),
        ([*HURT, (A, "talk", "choose")], None),
    ],
)
def test_it_is_what_was_offered_last_before_they_were_back(moves: Moves, seq: int | None) -> None:
    assert reworded([(n, Fact(*move, 1)) for n, move in enumerate(moves, start=1)]) == seq
