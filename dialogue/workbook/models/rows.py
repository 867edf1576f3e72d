"""The bases of the workbook's rows: one that its author alone reads, and one of a couple."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from accounts.models import Couple
from dialogue.models.sealed_row import KeyedRow


class AuthoredRow(KeyedRow):
    """Something that one person wrote. Its words open only in the place that the row names."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    KIND: ClassVar[str] = "workbook_{model}"
    PLACE: ClassVar[tuple[str, ...]] = ("key", "author_id")

    class Meta(KeyedRow.Meta):
        abstract = True


class PrivateRow(AuthoredRow):
    """Its author's alone, under the author's private key. No partner or admin ever reads it.

    A therapist does so only where its author said yes to that (`dialogue.care.trend_consent`).
    """

    class Meta(AuthoredRow.Meta):
        abstract = True


class CoupleRow(AuthoredRow):
    """One partner's words in something that belongs to both, under the author's key in this couple."""

    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="+")

    BOUND_TO: ClassVar[tuple[str, ...]] = ("couple_id",)
    KEY_IN: ClassVar[str] = "couple"

    class Meta(AuthoredRow.Meta):
        abstract = True
