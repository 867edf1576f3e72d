"""What every row of the workbook has: an author, a key that is known before the row is kept, and sealed words."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from accounts.encryption.sealed_place import Place
from accounts.models import Couple


class Written(models.Model):
    """Something that one person wrote. Its words open only in the place that the row names."""

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sealed = models.BinaryField()
    at = models.DateTimeField(db_default=Now())

    # The columns that say what the words are about: sealed with them, so no row opens under another day or list. Only
    # such as never change.
    STANDS_FOR: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.key}"

    @property
    def place(self) -> Place:
        short = f"workbook_{self._meta.model_name}|{self.key}|{self.author.pk}"
        return Place.of(short, *(getattr(self, name) for name in self.STANDS_FOR))


class Private(Written):
    """Its author's alone, under the author's private key. No partner or admin ever reads it.

    A therapist does so only where its author said yes to that (`dialogue.care.trend_consent`).
    """

    class Meta(Written.Meta):
        abstract = True


class Ours(Written):
    """One partner's words in something that belongs to both, under the author's key in this couple."""

    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="+")

    STANDS_FOR: ClassVar[tuple[str, ...]] = ("couple_id",)

    class Meta(Written.Meta):
        abstract = True
