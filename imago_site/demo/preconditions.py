"""Where the demo may be: on a site of its own that others cannot reach, as its password is printed for everybody."""

from django.conf import settings
from django.db import connection

from accounts.models import User
from imago_site.demo.people import ABOUT, PASSWORD, address_of


def why_not_here() -> str:
    """What makes this a site for real people, in one line; nothing on a laptop with nothing set."""
    if not settings.EMBEDDED:
        return "The demo is for the embedded default only: unset DATABASE_URL."
    if settings.MAIL_ARRIVES:
        return "The demo is not for a site that sends mail: unset EMAIL_URL."
    if any(origin.startswith("https://") for origin in settings.CSRF_TRUSTED_ORIGINS):
        return "The demo is not for a site that others reach: unset CSRF_TRUSTED_ORIGINS."
    return ""


def has_other_people() -> bool:
    """Anybody outside the cast, somebody who erased their account among them."""
    return _has_people() and User.objects.exclude(email__in=map(address_of, ABOUT)).exists()


def opens_with_the_printed_password() -> bool:
    """Whether one of the cast can sign in as the demo says."""
    cast = User.objects.filter(email__in=map(address_of, ABOUT), is_active=True) if _has_people() else ()
    return any(person.check_password(PASSWORD) for person in cast)


def _has_people() -> bool:
    """Whether the database has got as far as to hold any."""
    return "accounts_user" in connection.introspection.table_names()
