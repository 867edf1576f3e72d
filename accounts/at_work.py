"""Who works here: an approved therapist whose password alone does not let anybody in."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.people import person_of
from accounts.second_factor import has_second_factor
from accounts.therapists import is_therapist

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, User, P], HttpResponse]


def for_therapists(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Gives the view its therapist. 404 for anybody else; without a second factor, to the page where it is set up."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        user = person_of(request)
        if not is_therapist(user):
            raise Http404
        if not has_second_factor(user):
            messages.info(request, _("Before you read what people share with you, add a second step to your sign-in."))
            return redirect("mfa_index")
        return view(request, user, *args, **kwargs)

    return answer


def may_work(user: User) -> bool:
    """The same, for a socket."""
    return is_therapist(user) and has_second_factor(user)
