"""What may stand where an email address is meant: one that an email can be sent to."""

import unicodedata

from django.core.exceptions import ValidationError
from django.core.mail.message import sanitize_address
from django.utils.translation import gettext_lazy as _

LENGTH = 254  # of the column, and of any address that can be written to (RFC 5321)
UNSEEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"}


def sendable(address: str) -> None:
    """Raises `ValidationError` for an address that no email goes to, or that does not show all of itself.

    Django's own validator takes control characters between quotation marks, and domains that IDNA refuses; an email
    to such an address fails when it is written, and by then there is a row.
    """
    if len(address) > LENGTH:
        raise ValidationError(_("This address is too long."))
    if any(unicodedata.category(character) in UNSEEN for character in address):
        raise ValidationError(_("Use an address without spaces or hidden characters."))
    try:
        sanitize_address(address, "utf-8")
    except ValueError:  # a domain that IDNA refuses is one too
        raise ValidationError(_("Emails can’t be sent to this address.")) from None
