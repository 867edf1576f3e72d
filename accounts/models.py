"""People and who belongs to whom; and the wrapped keys to what they wrote."""

import uuid
from datetime import timedelta
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

INVITATION_LASTS = timedelta(hours=72)


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A person who signs in by e-mail. Raises ValueError without an address."""
        if not email:
            raise ValueError("A person needs an e-mail address.")
        user = self.model(email=email.lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Signs in by e-mail; `name` is what a partner sees."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("first name"), max_length=40)
    is_staff = models.BooleanField(_("may open the admin site"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(db_default=Now())

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)


class Couple(models.Model):
    """Two people who hold dialogues. Ended when either leaves; what they said stays."""

    created_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Couple {self.pk}"


class Partner(models.Model):
    """One of a couple, in a seat that stays the same for good."""

    couple = models.ForeignKey(Couple, on_delete=models.PROTECT, related_name="partners")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="partners")
    seat = models.CharField(max_length=1, choices=[("a", "a"), ("b", "b")])
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["couple", "seat"], name="one_person_a_seat"),
            models.UniqueConstraint(fields=["couple", "user"], name="one_seat_a_person"),
            models.UniqueConstraint(fields=["user"], condition=Q(left_at=None), name="one_couple_at_a_time"),
        )

    def __str__(self) -> str:
        return f"Couple {self.couple_id}, seat {self.seat}"


class Invitation(models.Model):
    """A link that makes two people a couple, once. Only the hash of its token is kept."""

    inviter = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(db_default=Now())
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Invitation {self.pk}"


class DataKey(models.Model):
    """A key that encrypts one author's words, itself wrapped by the key ring (`accounts.vault`).

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
