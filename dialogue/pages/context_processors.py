"""What every page knows of dialogues: whether one waits for its reader. Asked only by a page that shows it."""

from django.db import Error
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from accounts.models import User
from dialogue.pages.signs import something_waits


def waiting(request: HttpRequest) -> dict[str, object]:
    """`something_waits`, for the dot on Home."""
    return {"something_waits": SimpleLazyObject(lambda: _something_waits(request))}


def _something_waits(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return False
    try:
        return something_waits(user)
    except Error:  # the page that says so has a header too
        return False
