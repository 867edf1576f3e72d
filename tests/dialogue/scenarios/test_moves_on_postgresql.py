"""The way of a move once more on PostgreSQL, where it is kept by other statements: the tests of it, in one process."""

import os
from pathlib import Path

from tests.services import run_tests_on

SCENARIOS = Path(__file__).parent
MOVES, ROOMS = SCENARIOS.parent / "domain/moves", SCENARIOS.parent / "realtime/live_rooms"
BOTH_WAYS = (
    "test_a_script_is_the_same_both_ways",
    "test_a_dialogue_of_two_rounds_and_one_interrupted_are_the_same_both_ways",
)
TESTS = [
    str(MOVES / "test_move_statements.py"),
    str(MOVES / "test_move_statements_of_several.py"),
    str(MOVES / "test_move_writer.py"),
    str(MOVES / "test_take_back.py"),
    str(ROOMS / "test_live_room_statements.py"),
    f"{SCENARIOS / 'test_both_ways.py'}::{BOTH_WAYS[0]}[containment]",
    f"{SCENARIOS / 'test_both_ways.py'}::{BOTH_WAYS[0]}[follow_up]",
    f"{SCENARIOS / 'test_both_ways.py'}::{BOTH_WAYS[1]}[interrupted]",
]


def test_moves_are_kept_and_shown_there_as_on_sqlite(postgresql: str) -> None:
    if "DATABASE_URL" not in os.environ:  # otherwise the whole run is on such a server
        run_tests_on(postgresql, *TESTS)
