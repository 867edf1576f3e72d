"""The first lines of the vision that hangs on the wall, for the home page of both."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogue.domain.encryption import texts_of
from dialogue.workbook.access import half_of
from dialogue.workbook.models import Line, Shelf
from dialogue.workbook.vision.kept_vision import hanging_of

FIRST = 2


def highlights_for(user: User) -> list[tuple[str, str | Promise]]:
    """What is dearest to both, in the words of the version that was kept last; nothing without one."""
    half = half_of(user)
    vision = hanging_of(half.couple) if half else None
    if half is None or vision is None:
        return []
    rows = list(Line.objects.filter(vision=vision, shelf=Shelf.VISION).select_related("author")[:FIRST])
    words = texts_of(half.couple, rows)
    return [(words[row.key], _("From your vision")) for row in rows if row.key in words]
