"""Why an account cannot take a role, or a couple find its therapist: in words for a page, with its status."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """What all of them have in common. No text names a person."""

    text: str | Promise = _("That isn’t possible.")
    status = 409


class NotForYou(Refused):
    """Nobody made such a link."""

    text = _("This link doesn’t work. Part of it may be missing. Open the link again from the message you got it in.")
    status = 404


class InvitationOver(Refused):
    """Used, replaced by a newer one, too old, or made by somebody who cannot be joined any more."""

    text = _("This link was already used or has expired. Links work once, for three days. You can ask for a new link.")
    status = 410


class ReconnectionOver(Refused):
    """The seven days are over, an account is erased, or this person has found another partner since."""

    text = _("It’s too late to undo this. You can invite each other again, as at the beginning.")
    status = 410


class OwnInvitation(Refused):
    text = _("This is your own link. Send it to your partner, to open in their own account.")


class ForWork(Refused):
    text = _("This is a work account. To connect with a partner of your own, use another account.")


class AccountClosed(Refused):
    """Deactivated or erased while the request was on its way."""

    text = _("This account is closed.")


class NotAnAdmin(Refused):
    """Whoever acts lost that role, or their account was closed, while the request was on its way."""

    text = _("You’re no longer an admin.")


class AlreadyInACouple(Refused):
    text = _("You already have a partner here. You can have one partner at a time.")


class HasTherapist(Refused):
    text = _("The two of you already have a therapist here. One of you can end that first.")


class OlderText(Refused):
    """The yes was given on a page from before the text changed."""

    text = _("The text has changed. Please read it again, then say yes or no.")


class NeedsCouple(Refused):
    text = _("This link is for couples. Invite your partner first, then open the link again.")


class NeedsTherapist(Refused):
    text = _("This link is for a therapist whose account here is approved.")


class AccountErased(Exception):
    """The account was erased while this request was under way. Nothing is kept; the person is signed out."""


class LastAdmin(Refused):
    text = _("You are the only admin here. Make somebody else an admin first, and then come back.")
