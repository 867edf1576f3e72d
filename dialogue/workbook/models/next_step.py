"""What somebody does not want to be offered for a while."""

from django.db import models

from accounts.models import Couple
from dialogue.workbook.models.rows import PrivateRow


class LetBe(PrivateRow):
    """Which one it is stands sealed: it could say how a dialogue was."""

    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()

    BOUND_TO = ("couple_id",)
