"""Why two people cannot become a couple here, each in words for a page, with the status of that page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """What all of them have in common. No text names a person."""

    text: str | Promise = _("This cannot be done.")
    status = 409


class NotForYou(Refused):
    """Nobody made such a link."""

    text = _("This link leads nowhere. Perhaps a part of it is missing. Open it again from where you got it.")
    status = 404


class InvitationOver(Refused):
    """Used, replaced by a newer one, too old, or made by somebody who cannot be joined any more."""

    text = _("This link has been used, or it has ended. A link works once, for three days. You can ask for a new one.")
    status = 410


class OwnInvitation(Refused):
    text = _("This is your own link. It is for your partner to open, while they are signed in as themselves.")


class AlreadyInACouple(Refused):
    text = _("You already have a partner here. You can have one partner at a time.")
