"""Rate limit per person and act. Counted in the cache, by process when there is no Redis."""

import logging

from django.core.cache import cache
from redis.exceptions import RedisError

from accounts.models import User

logger = logging.getLogger("site.refused")


def allowed(what: str, user: User, *, most: int, seconds: int) -> bool:
    """Counts this time, and says whether it is one of the first `most` in the `seconds` that began with the first.

    While the cache is away everything is allowed: a counter holds nobody up.
    """
    try:
        count = _count(f"limit:{what}:{user.pk}", seconds)
    except RedisError:
        return True
    if count == most + 1:  # once, however often it is tried again
        logger.info("limit reached: what=%s account=%s", what, user.pk)
    return count <= most


def _count(key: str, seconds: int) -> int:
    try:
        count = cache.incr(key)
    except ValueError:  # it is the first of them, unless another browser of theirs was quicker just now
        return 1 if cache.add(key, 1, seconds) else _count(key, seconds)
    if count == 1:  # Redis asks and counts in two steps, and it ended between them: without this it never would again
        cache.touch(key, seconds)
    return count
