"""The base of every row whose text is encrypted: the sealed bytes, under whose key, and the place they belong to."""

import uuid
from operator import attrgetter
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from accounts.encryption.sealed_place import Place
from accounts.models import Couple, User


class SealedRow(models.Model):
    """A row with a sealed text. `dialogue.domain.encryption` seals and unseals it; it opens in its own place only."""

    sealed = models.BinaryField()

    # What the text is sealed with, so that no row opens as another one. A changed name, value or order here would
    # close every row that was sealed before: only columns that never change, and never another order.
    KIND: ClassVar[str] = "{model}"
    PLACE: ClassVar[tuple[str, ...]]  # rows of the first versions of this site are sealed for these alone
    BOUND_TO: ClassVar[tuple[str, ...]] = ()  # what those left out
    KEY_OF: ClassVar[str] = "author"  # the person under whose key it is sealed
    KEY_IN: ClassVar[str] = ""  # the couple that this key is for; "" for the person's private key

    class Meta:
        abstract = True

    @property
    def place(self) -> Place:
        """The associated data of the encryption."""
        kind = self.KIND.format(model=self._meta.model_name)
        short = "|".join([kind, *(str(attrgetter(name)(self)) for name in self.PLACE)])
        return Place.of(short, *(attrgetter(name)(self) for name in self.BOUND_TO))

    @property
    def key_owner(self) -> User:
        owner: User = attrgetter(self.KEY_OF)(self)
        return owner

    @property
    def key_couple(self) -> Couple | None:
        """None where the text is its author's alone."""
        couple: Couple | None = attrgetter(self.KEY_IN)(self) if self.KEY_IN else None
        return couple


class KeyedRow(SealedRow):
    """A sealed row with an id of its own that is known before the row is kept, and so can be sealed with the text."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField(db_default=Now())

    class Meta(SealedRow.Meta):
        abstract = True
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self._meta.object_name} {self.key}"
