"""A filter for times in templates: in the reader's zone, which is named in the hour that clocks show twice."""

from datetime import datetime

from django import template

from accounts.clock_time import clock_time

register = template.Library()


@register.filter
def clock(moment: datetime | None, day: str = "") -> str:
    """`{{ entry.at|clock }}`, or behind its day: `{{ entry.at|clock:"F j, Y" }}`; a day alone needs `date`."""
    return clock_time(moment, day) if moment else ""


@register.filter
def clock_with_seconds(moment: datetime | None) -> str:
    return clock_time(moment, seconds=True) if moment else ""
