"""What every page knows of its reader's work: whether as a therapist, and after how many idle minutes it ends."""

from django.conf import settings
from django.http import HttpRequest

from accounts.models import User


def work(request: HttpRequest) -> dict[str, object]:
    """`is_therapist` for the menu, and `idle_minutes`: 0 for everybody who does not work here.

    Read here, before anything is rendered; the reader keeps their profile, so that a request asks for it once.
    """
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {"is_therapist": False, "idle_minutes": 0}
    if user.is_staff:  # no profile of theirs opens anything (`accounts.roles`)
        return {"is_therapist": False, "idle_minutes": settings.ADMIN_IDLE_MINUTES}
    profile = getattr(user, "therapist", None)
    is_therapist = profile is not None and profile.approved
    return {"is_therapist": is_therapist, "idle_minutes": settings.THERAPIST_IDLE_MINUTES if is_therapist else 0}
