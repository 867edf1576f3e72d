"""The banner of every turn: of the person who acts, for both readers, and nobody's in a pause or at an end."""

import pytest

from dialogue.pages.turn.reader_moves import moves_of
from dialogue.pages.turn.turn_banner import Manner, banner_for
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Seat
from tests.dialogue.pages.rooms_in_memory import rooms

pytestmark = pytest.mark.xdist_group("reachable")  # where the states of each protocol are known


@pytest.mark.parametrize("slug", sorted(PROTOCOLS))
def test_a_banner_has_the_color_of_the_person_who_acts(slug: str) -> None:
    seen = set()
    for room in rooms(slug):
        moves = moves_of(room)
        banner = banner_for(room, moves)
        seen.add(banner.manner)
        if room.dialogue.paused or room.dialogue.over:
            assert (banner.manner, banner.seat, banner.initial) == (Manner.REST, Seat.HOUSE, "")
        elif moves.waits:
            assert (banner.manner, banner.seat) == (Manner.WAITS, room.seat.other)
            assert banner.initial == room.partner.name[0]
        else:
            assert (banner.manner, banner.seat, banner.initial) == (Manner.ACTS, room.seat, room.me.name[0])
    assert seen == set(Manner)
