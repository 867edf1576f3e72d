"""Icons in templates: Lucide's, drawn in the page itself in the color of the words beside them."""

from django import template
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

register = template.Library()


@register.simple_tag
def icon(name: str, label: str = "", kind: str = "") -> SafeString:
    """`{% icon "heart" %}` beside words that say the same; alone it needs a `label`. `kind` is one more class.

    Raises `IconDoesNotExist`. The names are those of https://lucide.dev/icons/.
    """
    means = {"role": "img", "aria-label": label + ""} if label else {"aria-hidden": "true"}
    drawn = lucide(name=name, size=None, focusable="false", **{"class": f"icon {kind}".strip()}, **means)
    return mark_safe(drawn)  # noqa: S308  put together as XML, which escapes what a label holds
