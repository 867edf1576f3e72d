"""Why a browser cannot be subscribed, or sent to: in words for its page."""

from django.utils.translation import gettext_lazy as _

from accounts.errors import Refused


class EndpointRefused(Refused):
    """Not at a push service that this site may send to."""

    text = _("Notifications are still off: this site can’t use the push service of this browser. You still get emails.")
    status = 400


class UnreadableSubscription(Refused):
    text = _(
        "Notifications are still off: we couldn’t read what this browser sent. Load the page again and try once more."
    )
    status = 400


class TooManyBrowsers(Refused):
    text = _("Notifications are still off: they are on in 10 browsers already. Turn them off everywhere first.")
    status = 409


class SessionOver(Refused):
    text = _("Notifications are still off: you are signed out. Sign in again and try once more.")
    status = 409
