"""Decorators for pages of approved therapists, whose session must have proven a second factor."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accounts.auth.mfa.middleware import to_proof, to_setup
from accounts.auth.mfa.proven_factor import has_proven_factor
from accounts.auth.mfa.second_factor import has_second_factor
from accounts.auth.request_user import person_of
from accounts.models import User
from accounts.roles import is_therapist

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, User, P], HttpResponse]


def for_therapists(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Gives the view its therapist. 404 for anybody else.

    Without a second factor, to the page where it is set up; in a session that has not proven it, to where it is proven.
    """

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        user = person_of(request)
        if not is_therapist(user):
            raise Http404
        if not has_second_factor(user):
            return to_setup(
                request, _("Before you read what people share with you, add a second step to your sign-in.")
            )
        if not has_proven_factor(request, user):
            return to_proof(request)
        return view(request, user, *args, **kwargs)

    return answer


def may_work(user: User) -> bool:
    """The same, for a socket; whether its session has proven the factor is the socket's to ask."""
    return is_therapist(user) and has_second_factor(user)
