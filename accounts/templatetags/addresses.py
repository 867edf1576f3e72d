"""A filter for email addresses in templates."""

from django import template

from accounts.auth.email.shown_address import shown_address

register = template.Library()


@register.filter
def as_written(address: str) -> str:
    """`{{ user.email|as_written }}`: an international domain in its own letters."""
    return shown_address(address)
