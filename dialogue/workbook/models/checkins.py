"""The answers of check-ins."""

from django.db import models

from accounts.models import Couple
from dialogue.workbook.models.rows import PrivateRow

KINDS = [("csi4", "csi4"), ("csi16", "csi16")]


class CheckIn(PrivateRow):
    """One person's answers about being in one couple, for one week or month. The latest of it stands."""

    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5, choices=KINDS)
    first_day = models.DateField()  # of the week or the month

    BOUND_TO = ("couple_id", "kind", "first_day")

    class Meta(PrivateRow.Meta):
        constraints = (
            models.UniqueConstraint(fields=["author", "couple", "kind", "first_day"], name="one_check_in_a_time"),
        )
