"""Somebody opens a dialogue while the partner undoes a stop, on PostgreSQL. Run by a test as a module of its own.

The row of the new dialogue is written and not yet committed when the other one begins. The opening goes on when that
waits for a lock. Prints what became of both, and the steps of the couple's dialogues then.
"""

import json
import sys
import time
from collections.abc import Callable
from threading import Event, Thread
from unittest.mock import patch
from uuid import UUID, uuid4

import django

django.setup()

from django.db import connection  # noqa: E402  the apps first

from accounts.models import User  # noqa: E402
from dialogue.domain.moves.move_plan import Move  # noqa: E402
from dialogue.domain.moves.move_transaction import MoveResult, make_move  # noqa: E402
from dialogue.domain.openings import Opening, open_dialogue  # noqa: E402
from dialogue.domain.utterance import Utterance  # noqa: E402
from dialogue.domain.validation import Content  # noqa: E402
from dialogue.models import Dialogue  # noqa: E402
from tests.accounts.races import somebody_waits  # noqa: E402
from tests.cast import Cast, gather  # noqa: E402
from tests.stage import TO_FIRST_SEND, Stage  # noqa: E402


def outcomes(cast: Cast, stage: Stage) -> dict[str, str]:
    """What became of the opening and of the undo."""
    written, over, go, said = Event(), Event(), Event(), {}

    def first_move(user: User, dialogue_id: UUID, move: Move) -> MoveResult:
        written.set()
        go.wait(60)
        return make_move(user, dialogue_id, move)

    def opens() -> None:
        with patch("dialogue.domain.openings.make_move", first_move):
            open_dialogue(cast.ann, Opening("intentional"), Move(uuid4(), 0, "ask", Content(Utterance("our evenings"))))

    def undoes() -> None:
        written.wait(60)
        try:
            make_move(cast.bob, stage.id, Move(uuid4(), stage.row.seq, "take_back"))
        finally:
            over.set()

    def run(act: Callable[[], None]) -> None:
        try:
            act()
            said[act.__name__] = "done"
        except Exception as error:  # noqa: BLE001  whatever became of it
            said[act.__name__] = type(error).__name__
        finally:
            connection.close()

    threads = [Thread(target=run, args=[act]) for act in (opens, undoes)]
    for thread in threads:
        thread.start()
    while not (over.is_set() or somebody_waits()):
        time.sleep(0.01)
    go.set()
    for thread in threads:
        thread.join()
    return said


if __name__ == "__main__":
    cast = gather()
    stage = Stage(cast)
    stage.play(f"{TO_FIRST_SEND}\nbob stop")
    said = outcomes(cast, stage)
    steps = list(Dialogue.objects.order_by("created_at").values_list("step", flat=True))
    json.dump([said, steps], sys.stdout)
