"""Access to the workbook: for one of a couple, as long as it is one; private exercises need an account alone."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.auth.rate_limit import MINUTE, rate_limited
from accounts.auth.request_user import person_of
from accounts.models import Couple, User
from dialogue.domain.access import membership_of, people_of
from dialogue.protocol.terms import Seat

P = ParamSpec("P")
PRESSES = 120  # a minute; more often no person presses a button


@dataclass(frozen=True)
class Half:
    """One partner, as they stand beside the other."""

    me: User
    partner: User
    couple: Couple
    seat: Seat


def half_of(user: User) -> Half | None:
    """This person in the couple that they are in now; None without one."""
    seated = membership_of(user)
    if seated is None:
        return None
    seat = Seat(seated.seat)
    return Half(user, people_of(seated.couple)[seat.other], seated.couple, seat)


def for_couples(
    view: Callable[Concatenate[HttpRequest, Half, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Gives the view its half of the couple. Without a partner, a person sees how to invite one."""
    limited = rate_limited("workbook", most=PRESSES, seconds=MINUTE, posts_only=True)(view)

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        half = half_of(person_of(request))
        return limited(request, half, *args, **kwargs) if half else redirect("partner")

    return answer
