"""How long something took, in words. Shows nothing for no time, so ask for the words before a separator."""

from datetime import timedelta

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def in_words(length: timedelta | None) -> str:
    """`45 s`, `4 min`, `1 h 5 min`; an empty text below half a second, and for what is not to be read."""
    seconds = round(length.total_seconds()) if length else 0
    hours, minutes = seconds // 3600, seconds % 3600 // 60
    if hours:
        return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": minutes}
    if seconds >= 90:
        return _("%(minutes)d min") % {"minutes": round(seconds / 60)}
    return _("%(seconds)d s") % {"seconds": seconds} if seconds else ""
