"""Why a browser cannot be subscribed, or sent to: in words for its page."""

from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused


class EndpointRefused(Refused):
    """Not at a push service that this site may send to."""

    text = _("Not switched on: this site sends nothing to the push service of this browser. Emails come as before.")
    status = 400


class UnreadableSubscription(Refused):
    text = _("Not switched on: what this browser sent could not be read. Load the page again, and try once more.")
    status = 400


class TooManyBrowsers(Refused):
    text = _("Not switched on: notifications are on in 10 browsers already. Switch them off in all of them first.")
    status = 409


class SessionOver(Refused):
    text = _("Not switched on: you are signed out. Sign in again, and try once more.")
    status = 409
