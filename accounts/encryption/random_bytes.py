"""Random bytes for nonces and ids, drawn from the system many at a time.

Each call of the system gives the interpreter to another thread, and waits until it comes back: on an event loop that is
a hundred times the call itself.
"""

import os
import secrets
import threading

AT_ONCE = 4096


class _Drawn(threading.local):
    """What one thread has drawn and not yet given, so that no two threads give the same."""

    left = b""


_drawn = _Drawn()


def random_bytes(count: int) -> bytes:
    """As `secrets.token_bytes`, for at most `AT_ONCE`. None of them are given twice."""
    if len(_drawn.left) < count:
        _drawn.left = secrets.token_bytes(AT_ONCE)
    given, _drawn.left = _drawn.left[:count], _drawn.left[count:]
    return given


def _draw_anew() -> None:
    """A forked process has a copy of what its parent drew."""
    _drawn.left = b""


os.register_at_fork(after_in_child=_draw_anew)
