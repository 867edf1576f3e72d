"""Email that the person somebody invited has joined: to the inviter alone, once, unless they have been here since."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from allauth.usersessions.models import UserSession

from accounts.couples.invitations import partner_of
from accounts.models import Invitation
from dialogue.jobs.mail import Letter, notified, send
from dialogue.jobs.scheduler import Task

JOINED = "joined"
PATIENCE = timedelta(minutes=2)  # in which their own page may have told an inviter who goes on from there
RECENT = timedelta(days=3)


def joined_mails(now: datetime) -> Iterator[Task]:
    """Each invitation of the last days that was accepted, and about which its author was not told."""
    recent = Invitation.objects.select_related("inviter").filter(used_at__range=(now - RECENT, now - PATIENCE))
    used = {str(invitation.pk): invitation for invitation in recent}
    done = {about for _person, about in notified(JOINED, list(used))}
    for about, invitation in used.items():
        if about not in done:
            yield Task(f"mail ({JOINED}) about invitation {about}", partial(_tell, invitation, now))


def _tell(invitation: Invitation, now: datetime) -> bool:
    inviter = invitation.inviter
    seat, later = partner_of(inviter), Invitation.objects.filter(inviter=inviter, used_at__gt=invitation.used_at)
    if seat is None or seat.seat != "a" or later.exists():
        return False  # the couple that this link made has ended
    if UserSession.objects.filter(user=inviter, last_seen_at__gte=invitation.used_at).exists():
        return False
    return send(Letter(JOINED, "joined", inviter, str(invitation.pk)), now)
