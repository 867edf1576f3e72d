"""Which emails and which signs on an open page somebody wants, and the hours in which none should come."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.people import User


class MailWishes(models.Model):
    """One person's. Who never said anything has the defaults. What keeps an account safe comes in any case."""

    class Which(models.TextChoices):
        NONE = "none", _("Nothing")
        TIMES = "times", _("Times only")
        ALL = "all", _("Times, and what’s waiting")

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    which = models.CharField(max_length=5, choices=Which, default=Which.ALL)
    quiet_from = models.TimeField(default=time(21))
    quiet_until = models.TimeField(default=time(8))
    sound = models.BooleanField(default=False, db_default=False)  # on an open page, when something begins to wait
    vibration = models.BooleanField(default=False, db_default=False)
    zone = models.CharField(max_length=64, blank=True)  # the one of the browser used last; "": the site's own

    def __str__(self) -> str:
        return f"Mail wishes of {self.person_id}"

    @classmethod
    def of(cls, person: User) -> "MailWishes":
        return cls.objects.filter(person=person).first() or cls(person=person)

    def want(self, which: str) -> bool:
        """Whether a mail of this sort may come at all: `TIMES` or `ALL`."""
        return self.which == self.Which.ALL or (self.which == self.Which.TIMES and which == self.Which.TIMES)

    def quiet_at(self, moment: datetime) -> bool:
        """Whether it is a quiet hour there by the clock on the wall, summer time or not. The same time twice: never."""
        clock = moment.astimezone(ZoneInfo(self.zone) if self.zone else UTC).time()
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= clock < self.quiet_until
        return clock >= self.quiet_from or clock < self.quiet_until
