"""Rate limit per person and act. Counted in the cache, by process when there is no Redis.

On an event loop with Redis a count is judged at once and told afterwards (`loop_counters`), so that no socket waits.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from redis.exceptions import RedisError

from accounts.auth.loop_counters import loop_counters
from accounts.auth.request_user import person_of
from accounts.models import User

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
MINUTE, HOUR = 60, 60 * 60
logger = logging.getLogger("site.refused")


def rate_limited(what: str, *, most: int, seconds: int, posts_only: bool = False) -> Callable[[View[P]], View[P]]:
    """Counts each call of the view for the person that is signed in, and answers 429 in its place once it is too many.

    Views of one `what` share a counter. Put it below the decorators that decide on access: what they refuse is not
    counted. With `posts_only`, other methods pass uncounted.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            counts = request.method == "POST" or not posts_only
            if counts and not allowed(what, person_of(request), most=most, seconds=seconds):
                return render(request, "429.html", status=429)
            return view(request, *args, **kwargs)

        return answer

    return decorate


def allowed(what: str, user: User, *, most: int, seconds: int) -> bool:
    """Counts this time, and says whether it is one of the first `most` in the `seconds` that began with the first.

    While the cache is away everything is allowed: a counter holds nobody up.
    """
    try:
        before, count = _count(f"limit:{what}:{user.pk}", seconds)
    except RedisError:
        return True
    if before <= most < count:  # once, however often it is tried again
        logger.info("limit reached: what=%s account=%s", what, user.pk)
    return count <= most


def _count(key: str, seconds: int) -> tuple[int, int]:
    """The count as it was known before this time, and with it."""
    if counters := loop_counters():
        return counters.count(key, seconds)
    count = _count_in_cache(key, seconds)
    return count - 1, count


def _count_in_cache(key: str, seconds: int) -> int:
    try:
        count = cache.incr(key)
    except ValueError:  # it is the first of them, unless another browser of theirs was quicker just now
        return 1 if cache.add(key, 1, seconds) else _count_in_cache(key, seconds)
    if count == 1:  # Redis asks and counts in two steps, and it ended between them: without this it never would again
        cache.touch(key, seconds)
    return count
