"""What a hint costs beside a turn: `python -m tests.bench.hints`. One process, no sockets, a small database."""

import os
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402  models need the apps
from django.utils import timezone  # noqa: E402

from dialogue.domain.access import room_for  # noqa: E402
from dialogue.pages.hints import look_at  # noqa: E402
from dialogue.pages.prepared_views.prepared_turns import turn_view  # noqa: E402
from dialogue.pages.render import hints_html  # noqa: E402
from dialogue.pages.turn.turn_facts import facts_for  # noqa: E402
from dialogue.realtime.updates import turn_frame  # noqa: E402
from tests.cast import gather  # noqa: E402
from tests.stage import TO_FIRST_SEND, Stage  # noqa: E402

SAID = "When you came home late on Tuesday I felt worried and alone. "
MIRROR = "But you never said that you felt alone on Tuesday. Why did you not call? "
TIMES = 200


def took(work: Callable[[], object]) -> float:
    """Milliseconds of the middle one; the first, which compiles the rules, counts for nothing."""
    work()
    found = []
    for _ in range(TIMES):
        began = perf_counter()
        work()
        found.append((perf_counter() - began) * 1000)
    return median(found)


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    stage = Stage(gather())
    stage.play(f"{TO_FIRST_SEND}\nann say {SAID}")
    room = room_for(stage.people["bob"], stage.id)
    turn = took(lambda: turn_frame(turn_view(room, facts_for(room), timezone.now()), bar=False))
    for name, text in (("two sentences", MIRROR), ("2,000 characters", (MIRROR * 30)[:2000])):
        hint = took(lambda text=text: hints_html(room, look_at(room, text)))  # type: ignore[misc]
        sys.stdout.write(f"{name}: {hint:.2f} ms, {hint / turn:.2f} of a turn ({turn:.2f} ms)\n")
