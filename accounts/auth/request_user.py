"""`person_of(request)`: the signed-in user, typed, or 404."""

from django.http import Http404, HttpRequest

from accounts.models import User


def person_of(request: HttpRequest) -> User:
    """The signed-in person. `LoginRequiredMiddleware` sends everybody else to sign in before a page is reached."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user
