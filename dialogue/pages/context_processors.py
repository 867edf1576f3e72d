"""What every page knows of dialogues: whether one waits for its reader. Read before anything is rendered."""

from django.db import Error
from django.http import HttpRequest

from accounts.models import User
from dialogue.pages.signs import something_waits


def waiting(request: HttpRequest) -> dict[str, object]:
    """`something_waits`, for the dot on Home."""
    user = getattr(request, "user", None)
    return {"something_waits": isinstance(user, User) and not user.is_staff and _something_waits(user)}


def _something_waits(user: User) -> bool:
    try:
        return something_waits(user)
    except Error:  # the page that says so has a header too
        return False
