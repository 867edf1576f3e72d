"""How often one person may do something. Counted in the cache, by process when there is no Redis."""

from django.core.cache import cache

from accounts.models import User


def allowed(what: str, user: User, *, most: int, seconds: int) -> bool:
    """Counts this time, and says whether it is still one of the first `most` in these `seconds`."""
    key = f"limit:{what}:{user.pk}"
    try:
        return cache.incr(key) <= most
    except ValueError:  # it is the first of them, unless somebody else was quicker just now
        return cache.add(key, 1, seconds) or allowed(what, user, most=most, seconds=seconds)
