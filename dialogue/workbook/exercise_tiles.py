"""The tiles of the exercises page: each exercise with how far its reader has got, or why it waits. Reads only."""

from dataclasses import dataclass

from django.utils.functional import Promise

from accounts.models import User
from dialogue.workbook.access import half_of
from dialogue.workbook.exercises import Exercise, by_kind
from dialogue.workbook.progress import OF_COUPLES, couple_progress, own_progress
from dialogue.workbook.vision.versions import versions_of


@dataclass(frozen=True, slots=True)
class ExerciseTile:
    """`progress` is "" where nothing was begun; one that `waits` opens when the reader has a partner."""

    exercise: Exercise
    progress: str | Promise = ""
    waits: bool = False


def exercise_tiles_for(user: User) -> list[tuple[str | Promise, list[ExerciseTile]]]:
    """By kind, in the order of the exercises."""
    half = half_of(user)
    progress = own_progress(user) | (couple_progress(half) if half else {})
    waiting = set() if half else _waiting(user)

    def tile(one: Exercise) -> ExerciseTile:
        return ExerciseTile(one, progress.get(one.address, ""), one.address in waiting)

    return [(name, [tile(one) for one in found]) for name, found in by_kind()]


def _waiting(user: User) -> set[str]:
    """What needs a partner; a vision of before can be read alone."""
    return set(OF_COUPLES) - ({"vision"} if versions_of(user).exists() else set())
