"""Where the quick exit leads, for templates; error pages have no context to take it from."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def exit_url() -> str:
    return str(settings.EXIT_URL)
