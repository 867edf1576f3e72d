"""Nonces of AES-GCM: 96 random bits each, never twice (NIST SP 800-38D, 8.2.2), drawn from the system many at a time.

Each call of the system gives the interpreter to another thread, and waits until it comes back: on an event loop that is
a hundred times the call itself.
"""

import os
import secrets
import threading
from collections.abc import Iterator

LENGTH = 12  # bytes
AT_ONCE = 256


class _Nonces(threading.local):
    """Those of one thread, so that no two draw the same."""

    def __init__(self) -> None:
        self.left: Iterator[bytes] = iter(())


_nonces = _Nonces()


def new_nonce() -> bytes:
    """One that nobody has had."""
    nonce = next(_nonces.left, None)
    if nonce is None:
        drawn = secrets.token_bytes(LENGTH * AT_ONCE)
        _nonces.left = iter([drawn[start : start + LENGTH] for start in range(0, len(drawn), LENGTH)])
        nonce = next(_nonces.left)
    return nonce


def _draw_anew() -> None:
    """A forked process has a copy of what its parent drew."""
    _nonces.left = iter(())


os.register_at_fork(after_in_child=_draw_anew)
