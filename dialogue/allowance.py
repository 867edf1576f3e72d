"""How many moves one person may make: counted over all their browsers, and over all processes that share a cache."""

from django.conf import settings
from redis.exceptions import RedisError

from accounts.limits import allowed
from accounts.models import User

SECONDS = 60


class TooManyMoves(Exception):
    """More moves than anybody makes who also listens."""


def within(user: User, kind: str) -> bool:
    """Counts a move of this kind, and says whether there is room for it. While the cache is away there is."""
    try:
        return allowed(f"moves.{kind}", user, most=settings.MOVES_A_MINUTE, seconds=SECONDS)
    except RedisError:
        return True  # what was said must not wait for a counter
