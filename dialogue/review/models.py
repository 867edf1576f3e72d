"""A therapist's own store: notes and marks, sealed under the therapist's private key. No couple ever reads them.

They stay when the words of a dialogue go, whose steps are still there to say where a note stood: hence `PROTECT`.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models

from accounts.models import Couple
from dialogue.models import Dialogue
from dialogue.models.sealed_row import KeyedRow


class TherapistRow(KeyedRow):
    """What belongs to one therapist alone."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    couple = models.ForeignKey(Couple, on_delete=models.PROTECT, related_name="+")

    PLACE: ClassVar[tuple[str, ...]] = ("couple_id", "key", "author_id")
    BOUND_TO: ClassVar[tuple[str, ...]] = ("dialogue_id", "seq")  # which line of what

    class Meta(KeyedRow.Meta):
        abstract = True


class Note(TherapistRow):
    """A private remark on a couple, on one dialogue, or on one line of it."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seq = models.PositiveIntegerField(null=True, blank=True)


class Mark(TherapistRow):
    """A highlighted line, with a tag or without one."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField()
