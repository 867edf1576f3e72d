"""Processes that move on one dialogue at once. Run by tests as `python -m tests.crowd`.

prepare           writes the cast and a dialogue, prints its id
work ID SEAT SEED N   makes N moves on it; the move_ids follow from SEED, so that two workers may send the same
check ID          asserts that the log is whole, prints how many events it has
"""

import random
import sys
from collections.abc import Callable
from uuid import UUID

import django

django.setup()

from accounts.models import User  # noqa: E402  models need the apps
from dialogue.content import Content  # noqa: E402
from dialogue.models import Dialogue  # noqa: E402
from dialogue.services import Move, make_move  # noqa: E402
from tests.cast import gather  # noqa: E402
from tests.stage import TO_FIRST_SEND, Stage  # noqa: E402
from tests.whole_log import check_log  # noqa: E402


def prepare() -> str:
    stage = Stage(gather())
    stage.play(TO_FIRST_SEND)
    return str(stage.id)


def work(dialogue: str, name: str, seed: str, count: str) -> str:
    """An ouch is legal from either seat at any time, so every one of them must be kept."""
    user = User.objects.get(email=f"{name}@example.org")
    chance = random.Random(f"{name}.{seed}")  # noqa: S311  the ids only have to repeat
    seqs = []
    for _ in range(int(count)):
        move_id = UUID(int=chance.getrandbits(128), version=4)
        seqs.append(make_move(user, UUID(dialogue), Move(move_id, 0, "ouch", Content())).seq)
    return ",".join(map(str, seqs))


def check(dialogue: str) -> str:
    row = Dialogue.objects.get(pk=dialogue)
    check_log(row)
    return str(row.seq)


if __name__ == "__main__":
    commands: dict[str, Callable[..., str]] = {"prepare": prepare, "work": work, "check": check}
    sys.stdout.write(commands[sys.argv[1]](*sys.argv[2:]))
