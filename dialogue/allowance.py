"""How many moves one person may make: counted over all their browsers, and over all processes that share a cache."""

from accounts.limits import allowed
from accounts.models import User

MOVES, SECONDS = 60, 60


class TooManyMoves(Exception):
    """More moves than anybody makes who also listens."""


def count_move(user: User) -> None:
    """Raises TooManyMoves when this is one too many; a move that is sent again counts again."""
    if not allowed("move", user, most=MOVES, seconds=SECONDS):
        raise TooManyMoves
