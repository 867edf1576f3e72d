"""A pledge that two people sign, and the days that each marks for themselves."""

from django.conf import settings
from django.db import models

from accounts.models import Couple
from dialogue.workbook.models.rows import CoupleRow


class Pledge(CoupleRow):
    """One partner's name under the pledge, with a line of their own or none. Both read both."""

    class Meta(CoupleRow.Meta):
        constraints = (models.UniqueConstraint(fields=["author", "couple"], name="one_name_under_a_pledge"),)


class Day(CoupleRow):
    """How a day was for one person. It is theirs alone, unless both show their calendar to each other."""

    day = models.DateField()

    BOUND_TO = ("couple_id", "day")

    class Meta(CoupleRow.Meta):
        constraints = (models.UniqueConstraint(fields=["author", "couple", "day"], name="one_mark_a_day"),)


class CalendarShare(models.Model):
    """One partner's yes to looking at both calendars together. Taken back, the row is gone."""

    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["couple", "person"], name="one_calendar_share_a_person"),)

    def __str__(self) -> str:
        return f"Calendar share of {self.person_id}"
