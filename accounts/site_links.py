"""Links to this site: in an email always at the first configured origin, whatever a request calls its host."""

from email.utils import formataddr, parseaddr
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _


def mailed_link(path: str) -> str:
    """The link for an email. A Host header says where a request came in, and anybody can write one."""
    return f"{settings.CSRF_TRUSTED_ORIGINS[0]}{path}"


def shown_link(request: HttpRequest, path: str) -> str:
    """The link for a page: at the origin where its reader is, if that is one of the site's."""
    here = f"{request.scheme}://{request.get_host()}"
    return f"{here}{path}" if here in settings.CSRF_TRUSTED_ORIGINS else mailed_link(path)


def site_name() -> str:
    """The host by which an email names this site."""
    return urlsplit(settings.CSRF_TRUSTED_ORIGINS[0]).netloc


def mail_sender() -> str:
    """Whom an email comes from: "A quiet place <quiet@example.org>", or the name that `DEFAULT_FROM_EMAIL` has."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((name or _("A quiet place"), address))


def with_mailed_links(context: dict[str, Any]) -> dict[str, Any]:
    """The words of an email, with each link of this site (`link`, `..._url`) at the first origin."""
    return {name: _at_origin(value) if name.endswith(("link", "url")) else value for name, value in context.items()}


def _at_origin(link: str) -> str:
    _scheme, _host, *rest = urlsplit(link)
    return mailed_link(urlunsplit(("", "", *rest)))
