"""The banner of every turn: of the person who acts, for both readers, and nobody's in a pause or at an end."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogue.pages.turn.reader_moves import moves_of
from dialogue.pages.turn.turn import turn_from
from dialogue.pages.turn.turn_banner import Manner, banner_for
from dialogue.pages.turn.turn_facts import PrivateFacts, TurnFacts
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import PARTNERS, Seat
from tests.dialogue.pages.rooms_in_memory import rooms

NOW = datetime(2026, 11, 29, 22, 41, 7, 250, tzinfo=UTC)
pytestmark = pytest.mark.xdist_group("reachable")  # where the states of each protocol are known


@pytest.mark.parametrize("slug", sorted(PROTOCOLS))
def test_a_banner_has_the_color_of_the_person_who_acts(slug: str) -> None:
    seen = set()
    for room in rooms(slug):
        moves = moves_of(room)
        banner = banner_for(room, moves, NOW)
        seen.add(banner.manner)
        if room.dialogue.paused or room.dialogue.over:
            assert (banner.manner, banner.seat, banner.initial) == (Manner.REST, Seat.HOUSE, "")
        elif moves.waits:
            assert (banner.manner, banner.seat) == (Manner.WAITS, room.seat.other)
            assert banner.initial == room.partner.name[0]
        else:
            assert (banner.manner, banner.seat, banner.initial) == (Manner.ACTS, room.seat, room.me.name[0])
    assert seen == set(Manner)


@pytest.mark.parametrize(("slug", "step"), [("intentional", "scheduled"), ("containment", "cool")])
def test_until_a_time_that_was_set_it_is_nobody_s_turn_and_no_button_is_filled(slug: str, step: str) -> None:
    ahead, come = NOW + timedelta(seconds=90), NOW
    before, after = (
        [room for room in rooms(slug, appointed_at=at) if room.dialogue.step == step and not room.dialogue.paused]
        for at in (ahead, come)
    )
    turns = [turn_from(room, TurnFacts(PrivateFacts()), now=NOW) for room in before]
    resting = [one for one in turns if one.banner.manner is Manner.REST]
    assert {one.room.seat for one in resting} == set(PARTNERS)
    assert [(one.banner.ahead, [group for group in one.forms.groups if group.first]) for one in resting] == [
        (90, []) for _each in resting
    ]
    assert {one.banner.manner for one in turns if one not in resting} <= {Manner.WAITS}  # who has come already
    assert Manner.REST not in {banner_for(room, moves_of(room), NOW).manner for room in after}
