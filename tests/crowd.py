"""Processes that move on one dialogue at once. Run by tests as `python -m tests.crowd`.

prepare                 writes the cast and a dialogue into an empty database, prints its id and how many events it has
work ID N NAME:SEED ... all at once, a process for each name makes N moves; the move_ids follow from the seed, so that
                        two of them may send the same. Prints the seqs of each, asserts that the log is whole, prints
                        how many events it has
"""

import json
import random
import sys
from collections.abc import Callable
from multiprocessing import get_context
from uuid import UUID

import django

django.setup()

from accounts.models import User  # noqa: E402  the apps first
from dialogue.domain.moves.move_plan import Move  # noqa: E402
from dialogue.domain.moves.move_transaction import make_move  # noqa: E402
from dialogue.domain.validation import Content  # noqa: E402
from dialogue.models import Dialogue  # noqa: E402
from tests.cast import gather  # noqa: E402
from tests.stage import TO_FIRST_SEND, Stage  # noqa: E402
from tests.whole_log import check_log  # noqa: E402


def prepare() -> object:
    stage = Stage(gather())
    stage.play(TO_FIRST_SEND)
    return [str(stage.id), check(str(stage.id))]


def work(dialogue: str, count: str, *workers: str) -> object:
    """Each in a fork of this process, which has not opened the database yet."""
    jobs = [(dialogue, count, *worker.split(":")) for worker in workers]
    with get_context("fork").Pool(len(jobs)) as pool:
        answers = pool.starmap(moves_of, jobs, chunksize=1)
    return [answers, check(dialogue)]


def moves_of(dialogue: str, count: str, name: str, seed: str) -> list[int]:
    """An ouch is legal from either seat at any time, so every one of them must be kept."""
    user = User.objects.get(email=f"{name}@example.org")
    chance = random.Random(f"{name}.{seed}")  # noqa: S311  the ids only have to repeat
    seqs = []
    for _ in range(int(count)):
        move_id = UUID(int=chance.getrandbits(128), version=4)
        seqs.append(make_move(user, UUID(dialogue), Move(move_id, 0, "ouch", Content())).seq)
    return seqs


def check(dialogue: str) -> int:
    row = Dialogue.objects.get(pk=dialogue)
    check_log(row)
    return row.seq


if __name__ == "__main__":
    commands: dict[str, Callable[..., object]] = {"prepare": prepare, "work": work}
    json.dump(commands[sys.argv[1]](*sys.argv[2:]), sys.stdout)
