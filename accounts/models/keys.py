"""The wrapped keys to what people wrote. `accounts.encryption.envelope` opens them; nothing else does."""

import uuid

from django.db import models
from django.db.models import Q

from accounts.models.couples import Couple
from accounts.models.people import User


class DataKey(models.Model):
    """A key that encrypts one author's words, itself wrapped by the key ring (`accounts.encryption.envelope`).

    One for what a person said in a couple, one (without a couple) for what is private to that person.
    Destroying the row makes those words unreadable for good.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    couple = models.ForeignKey(Couple, on_delete=models.PROTECT, null=True, related_name="data_keys")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="data_keys")
    wrapped = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["couple", "author"], name="one_data_key_an_author_and_couple"),
            # Two rows without a couple are never equal to the constraint above, and SQLite knows no other way.
            models.UniqueConstraint(fields=["author"], condition=Q(couple=None), name="one_private_data_key_an_author"),
        )

    def __str__(self) -> str:
        return f"Data key {self.pk}"
