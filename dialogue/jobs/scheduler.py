"""The scheduler: a registry of due work, each task done by itself. It knows none of the tasks."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from dialogue import metrics

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that is due. `do` says whether it was done here; it must be harmless twice, and for two at once."""

    name: str  # for the log: a kind and an id
    do: Callable[[], bool]


Work = Callable[[datetime], Iterable[Task]]
Scope = Mapping[str, Work]  # kinds of due work, by name


@dataclass(frozen=True, slots=True)
class Done:
    """How many things were done, and how many could not be; the log has their ids."""

    count: int = 0
    failed: int = 0

    def __add__(self, other: "Done") -> "Done":
        return Done(self.count + other.count, self.failed + other.failed)


_works: dict[str, Work] = {}


def register(name: str, work: Work) -> None:
    """Adds a kind of due work, from an app's `ready`. `work` gives what is due at a moment; tasks come one by one."""
    _works[name] = work


def do_due(now: datetime | None = None, *, scope: Scope | None = None) -> dict[str, Done]:
    """Does what is due, and says by name how much. Safe to run twice, or by two at once. Raises nothing.

    The one entry to due work: all that is registered, or only what is in `scope`.
    """
    moment = now or timezone.now()
    return {name: _do_all(name, work, moment) for name, work in (_works if scope is None else scope).items()}


def _do_all(name: str, work: Work, now: datetime) -> Done:
    """Does what is due of one kind. One thing that fails is logged by its id, and never stops the rest."""
    done = Done()
    try:
        for task in work(now):
            done += _try(task)
    except Exception as error:  # noqa: BLE001  the other kinds of work are still to be done
        done += _failed(name, error)
    return done


def _try(task: Task) -> Done:
    try:
        return Done(count=int(task.do()))
    except Exception as error:  # noqa: BLE001  somebody else's work comes next
        return _failed(task.name, error)


def _failed(name: str, error: Exception) -> Done:
    """The kind of error alone: its text may hold an address, or what somebody wrote."""
    metrics.DUE_FAILED.inc()
    logger.error("Due work was not done: %s (%s)", name, type(error).__name__)
    return Done(failed=1)
