"""A therapist's own store: notes and marks, sealed under the therapist's private key. No couple ever reads them.

They stay when the words of a dialogue go, whose steps are still there to say where a note stood: hence `PROTECT`.
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from accounts.encryption.sealed_place import Place
from accounts.models import Couple
from dialogue.models import Dialogue


class Own(models.Model):
    """What belongs to one therapist alone."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    couple = models.ForeignKey(Couple, on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # known before the row is kept
    sealed = models.BinaryField()
    at = models.DateTimeField(db_default=Now())

    STANDS_FOR: ClassVar[tuple[str, ...]] = ("dialogue_id", "seq")  # which line of what, sealed with the words

    class Meta:
        abstract = True
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.key}"

    @property
    def place(self) -> Place:
        short = f"{self._meta.model_name}|{self.couple_id}|{self.key}|{self.author_id}"
        return Place.of(short, *(getattr(self, name) for name in self.STANDS_FOR))


class Note(Own):
    """A private remark on a couple, on one dialogue, or on one line of it."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seq = models.PositiveIntegerField(null=True, blank=True)


class Mark(Own):
    """A highlighted line, with a tag or without one."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField()
