"""Email that is due: once for each thing, never in quiet hours, only where wanted. What it says is in templates."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.mime.base import MIMEBase

from django.core.mail import EmailMultiAlternatives
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.auth.email.html_part import attach_html_part
from accounts.auth.timezone_middleware import in_zone
from accounts.models import MailWishes, User
from accounts.site_links import mail_sender, mailed_link, site_name
from dialogue.models import Dialogue, Notice
from dialogue.texts import time_labels

TRIES = 5
MOST, WITHIN = 5, timedelta(hours=1)  # of one kind about one dialogue
FIRST_WAIT = timedelta(minutes=5)  # after a mail could not be handed on; each time four times as long


@dataclass(frozen=True, slots=True)
class Letter:
    """An email to one person about one thing. `Notice` keeps its `kind`; its texts are in `templates/email/`."""

    kind: str
    template: str
    person: User
    about: str  # ids and numbers: the same thing is told of once
    sort: str = MailWishes.Which.ALL  # what this person must want for it to come
    dialogue: Dialogue | None = None
    time: datetime | None = None  # the one that it tells of
    part: MIMEBase | None = None  # what goes along
    at_any_hour: bool = False  # quiet hours do not hold it: the two chose that time, or are in it together now


def send(letter: Letter, now: datetime) -> bool:
    """Sends it, if this person wants it, is not in quiet hours, and was not told before. False otherwise.

    At most once: the claim is kept before the mail is handed on, so a process that dies in between has sent nothing,
    and nobody will. Of two at once one has the claim. Raises what handing it on raised; then it is tried again
    later, `TRIES` times in all.
    """
    wishes = MailWishes.of(letter.person)
    quiet = wishes.quiet_at(now) and not letter.at_any_hour
    if not letter.person.is_active or not wishes.want(letter.sort) or quiet:
        return False
    claim = claim_of(letter, now)
    if claim is None:
        return False
    try:
        with in_zone(wishes.zone):
            _mail(letter).send()
    except Exception:
        give_back(claim, now)
        raise
    return True


def notified(kind: str, abouts: list[str]) -> set[tuple[int, str]]:
    """Person and subject of each notice of this kind that was sent, or was given up: nobody is notified twice."""
    rows = Notice.objects.filter(kind=kind, about__in=abouts, again_at=None)
    return set(rows.values_list("person_id", "about"))


def told_often(kind: str, person: User, row: Dialogue, now: datetime) -> bool:
    """Whether enough went to this person about this dialogue: whoever moves a time again and again fills no mailbox."""
    rows = Notice.objects.filter(kind=kind, person=person, dialogue=row, at__gt=now - WITHIN)
    return rows.count() >= MOST


def claim_of(letter: Letter, now: datetime) -> Notice | None:
    """The row by which this process alone tells of it now; None where somebody did, or it is not yet time again."""
    notice, new = Notice.objects.get_or_create(
        person=letter.person,
        kind=letter.kind,
        about=letter.about,
        defaults={"dialogue": letter.dialogue, "time": letter.time, "at": now},
    )
    if not new:
        waiting = Notice.objects.filter(pk=notice.pk, again_at__lte=now)
        if not waiting.update(again_at=None, tries=F("tries") + 1, at=now):
            return None
        notice.refresh_from_db()
    return notice


def give_back(claim: Notice, now: datetime) -> None:
    """It could not be handed on: later somebody tries again, `TRIES` times in all."""
    if claim.tries < TRIES:
        Notice.objects.filter(pk=claim.pk).update(again_at=now + FIRST_WAIT * 4 ** (claim.tries - 1))


def _mail(letter: Letter) -> EmailMultiAlternatives:
    moment = timezone.localtime(letter.time) if letter.time else None
    words = {
        "moment": moment,
        "zone": time_labels.zone_name(),
        "link": mailed_link(reverse("home")),
        "current_site": {"domain": site_name()},
    }
    place = f"email/{letter.template}"
    subject = " ".join(render_to_string(f"{place}_subject.txt", words).split())
    body = render_to_string(f"{place}_message.txt", words).strip() + "\n"
    headers = {"Auto-Submitted": "auto-generated"}
    mail = EmailMultiAlternatives(subject, body, mail_sender(), [letter.person.email], headers=headers)
    attach_html_part(mail)
    if letter.part:
        mail.attach(letter.part)
    return mail
