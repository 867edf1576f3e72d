"""How the access log names what a therapist did."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.audit import Act

READINGS: Mapping[str, str | Promise] = {
    Act.TRANSCRIPT_READ: _("read"),
    Act.TRANSCRIPT_LISTED: _("looked at the list of what you share, with its titles"),
    Act.TRANSCRIPT_SEARCHED: _("searched"),
    Act.TRANSCRIPT_FOUND: _("found words by searching"),
    Act.TRANSCRIPT_EXPORTED: _("made a copy"),
    Act.TRANSCRIPT_PSEUDONYMISED: _("made a copy without names"),
    Act.LIVE_ASKED: _("asked to sit in"),
    Act.LIVE_JOINED: _("may sit in: you both agreed"),
    Act.LIVE_ENTERED: _("sat in"),
    Act.LIVE_SUGGESTED: _("suggested a beginning"),
    Act.LIVE_LEFT: _("can’t sit in anymore"),
    Act.TREND_READ: _("looked at your check-ins over time"),
}
