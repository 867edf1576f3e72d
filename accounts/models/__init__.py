"""The rows of people: who they are, who belongs to whom, who may read, who did, and the keys."""

from accounts.models.care import CareInvitation, CareLink, Consent, TherapistProfile
from accounts.models.couples import INVITATION_LASTS, Couple, Invitation, Partner
from accounts.models.email_preferences import MailWishes
from accounts.models.installation import Installation
from accounts.models.keys import DataKey
from accounts.models.people import TextSize, Theme, User, UserManager
from accounts.models.push import PushSubscription
from accounts.models.safety import CrisisLine, HiddenLine
from accounts.models.seats import SeatCode, SeatUnlock
from accounts.models.trail import AuditEntry, AuditHead

__all__ = [
    "INVITATION_LASTS",
    "AuditEntry",
    "AuditHead",
    "CareInvitation",
    "CareLink",
    "Consent",
    "Couple",
    "CrisisLine",
    "DataKey",
    "HiddenLine",
    "Installation",
    "Invitation",
    "MailWishes",
    "Partner",
    "PushSubscription",
    "SeatCode",
    "SeatUnlock",
    "TextSize",
    "Theme",
    "TherapistProfile",
    "User",
    "UserManager",
]
