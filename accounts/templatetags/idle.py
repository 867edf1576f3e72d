"""For pages: how long somebody who works here may be idle."""

from django import template
from django.conf import settings

from accounts.models import User

register = template.Library()


@register.simple_tag
def idle_minutes(user: object) -> int:
    """As `idle_sign_out.limit_of`, by what the menu of the page has asked already; 0 for everybody else."""
    if not isinstance(user, User):
        return 0
    if user.is_staff:
        return int(settings.ADMIN_IDLE_MINUTES)
    profile = getattr(user, "therapist", None)
    return int(settings.THERAPIST_IDLE_MINUTES) if profile and profile.approved else 0
