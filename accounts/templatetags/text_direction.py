"""Filters for names in templates: initials, and names isolated where another script stands. Every template has them."""

from collections.abc import Iterable

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from accounts.initials import initial_of
from accounts.text_direction import isolated, with_bdi

register = template.Library()


@register.filter
def bdi(text: object) -> SafeString:
    """`{{ partner.name|bdi }}`; also for a sentence that the server put together."""
    return with_bdi(text)


@register.filter
def initial(name: str) -> str:
    """What stands in the badge of a person: `data-initial="{{ partner.name|initial }}"`."""
    return initial_of(name)


@register.filter
def isolate(name: str) -> str:
    """The same where no element can stand: in an attribute, or in an email."""
    return isolated(name)


@register.filter
def bdi_join(names: Iterable[str], separator: str) -> SafeString:
    """Several names, each on its own."""
    return mark_safe(escape(separator).join(with_bdi(name) for name in names))  # noqa: S308  escaped each
