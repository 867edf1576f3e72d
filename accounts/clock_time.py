"""How a time of day reads on a page, in an email or in a file: in its reader's zone and language, decided here."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _

WITH_SECONDS = {"P": "g:i:s a"}  # "P" says noon, and leaves out minutes of a full hour


def clock_time(moment: datetime, day: str = "", *, seconds: bool = False) -> str:
    """A moment in the reader's zone, as their language tells the time: "8:30 pm".

    Behind its day, where the form of that is given ("F j, Y"); with the zone's name in the hour that clocks show twice.
    """
    local = timezone.localtime(moment)
    form = get_format("TIME_FORMAT")
    if seconds:
        form = WITH_SECONDS.get(form) or form.replace("i", "i:s")
    shown = date_format(local, form).replace("a.m.", "am").replace("p.m.", "pm")  # at an end, two full stops would meet
    if _comes_twice(local):
        shown = f"{shown} {local:%Z}"
    return _("%(day)s, %(clock)s") % {"day": date_format(local, day), "clock": shown} if day else shown


def _comes_twice(local: datetime) -> bool:
    """Whether clocks go back over it; where they leap over a time in spring, the offsets differ the other way."""
    first, second = (local.replace(fold=fold).utcoffset() or timedelta() for fold in (0, 1))
    return first > second
