"""Why an account cannot take a role, or a couple find its therapist: in words for a page, with its status."""

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


class ReconnectionOver(Refused):
    """The seven days are over, an account is erased, or this person has found another partner since."""

    text = _("This can’t be undone any more. You can invite each other again, as at the beginning.")
    status = 410


class OwnInvitation(Refused):
    text = _("This is your own link. It is for your partner to open, while they are signed in as themselves.")


class ForWork(Refused):
    text = _("This account is for your work here. For a partner of your own, please use another account.")


class AccountClosed(Refused):
    """Deactivated or erased while the request was on its way."""

    text = _("This account is closed.")


class NotAnAdmin(Refused):
    """Whoever acts lost that role, or their account was closed, while the request was on its way."""

    text = _("You are not an admin any more.")


class AlreadyInACouple(Refused):
    text = _("You already have a partner here. You can have one partner at a time.")


class HasTherapist(Refused):
    text = _("There is a therapist for the two of you here already. One of you can end that first.")


class OlderText(Refused):
    """The yes was given on a page from before the text changed."""

    text = _("The text has changed. Please read it again, then say yes or no.")


class NeedsCouple(Refused):
    text = _("This link is for two people who are partners here. Invite your partner first, and then open it again.")


class NeedsTherapist(Refused):
    text = _("This link is for a therapist whose account here is approved.")


class AccountErased(Exception):
    """The account was erased while this request was under way. Nothing is kept; the person is signed out."""


class LastAdmin(Refused):
    text = _("You are the only admin here. Make somebody else an admin first, and then come back.")
