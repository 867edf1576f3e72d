"""The bar of every turn: what a stop is called, and for whom."""

import pytest

from dialogue.pages.turn.menu_bar import interrupts_for, withdrawal_for
from dialogue.pages.turn.reader_moves import moves_of
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import STOP
from tests.dialogue.pages.rooms_in_memory import rooms

pytestmark = pytest.mark.xdist_group("reachable")  # where the states of each protocol are known


@pytest.mark.parametrize("slug", sorted(PROTOCOLS))
def test_only_the_person_who_asks_can_take_a_request_back(slug: str) -> None:
    askers, steps = set(), set()
    for room in rooms(slug):
        interrupts = interrupts_for(room, moves_of(room))
        if withdrawal_for(room, interrupts) == "request":
            assert STOP in interrupts
            askers.add(room.seat == room.dialogue.sender)
            steps.add(room.dialogue.step)
    assert askers <= {True}  # none where nobody is asked
    assert steps <= {"request", "answer"}
