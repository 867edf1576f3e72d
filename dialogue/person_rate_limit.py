"""Rate limits per person and minute, over all their browsers and all processes that share a cache.

Every limit is a multiple of `MOVES_A_MINUTE`, and each kind of work is counted by itself.
"""

from django.conf import settings

from accounts.auth.rate_limit import allowed
from accounts.models import User

SECONDS = 60
HINTS = 1  # times `MOVES_A_MINUTE`: the coach reads a long text for a tenth of a second
PRIVATE_ACTS = 4  # drafts, levels, the shelf: a draft is kept whenever typing rests
LOOKS = 4  # a page or a log that is made anew for a socket: when it opens, asks again, or says that it is there


class TooManyMoves(Exception):
    """More moves than anybody makes who also listens."""


class TooManyHints(Exception):
    """More looks at one's own words than anybody takes who also reads them."""


def may_move(user: User, kind: str) -> bool:
    """Counts a move of this kind, and says whether there is room for it. While the cache is away there is."""
    return _allowed(user, f"moves.{kind}", 1)


def may_look(user: User) -> bool:
    """Counts that something is made anew for one of this person's sockets, and says whether it may be."""
    return _allowed(user, "looks", LOOKS)


def count_hint(user: User) -> None:
    """Raises `TooManyHints`."""
    if not _allowed(user, "hints", HINTS):
        raise TooManyHints


def count_private_act(user: User) -> None:
    """Raises `TooManyMoves`."""
    if not _allowed(user, "private", PRIVATE_ACTS):
        raise TooManyMoves


def _allowed(user: User, what: str, times: int) -> bool:
    return allowed(what, user, most=settings.MOVES_A_MINUTE * times, seconds=SECONDS)
