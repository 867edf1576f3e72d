"""A filter for times in templates: in the reader's zone, which is named in the hour that clocks show twice."""

from datetime import datetime

from django import template

from accounts.auth.timezone_middleware import clock_time

register = template.Library()


@register.filter
def clock(moment: datetime | None, form: str) -> str:
    """`{{ entry.at|clock:"F j, Y, H:i" }}`; days alone need no more than `date`."""
    return clock_time(moment, form) if moment else ""
