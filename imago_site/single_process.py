"""Refuses a second process without Redis, as notifications would reach one process only."""

import fcntl
import os
from pathlib import Path

from imago_site import env


def stand_alone(var: Path) -> None:
    """Takes the place of the one process. Ends the start with one line when another one has it.

    It is held for as long as this process lives: the system lets go when it ends, however it ends.
    """
    held = os.open(var / "process.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise env.stop(
            "REDIS_URL",
            "is not set, and a process of this site runs already: two would not hear each other. "
            "Set it to run more than one, or end the other first.",
        ) from None
