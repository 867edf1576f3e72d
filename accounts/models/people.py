"""A person, and how one signs in."""

import unicodedata
from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.errors import AccountErased


def _composed(password: str | None) -> str | None:
    return password if password is None else unicodedata.normalize("NFC", password)


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").lower())

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A person who signs in by e-mail. Raises ValueError without an address."""
        if not email:
            raise ValueError("A person needs an email address.")
        user = self.model(email=email.lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Theme(models.TextChoices):
    SYSTEM = "", _("As on this device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class TextSize(models.TextChoices):
    NORMAL = "", _("Normal")
    LARGE = "large", _("Large")
    LARGER = "larger", _("Larger")


class User(AbstractBaseUser, PermissionsMixin):
    """A person. Signs in by e-mail; `name` is what a partner sees."""

    email = models.EmailField(_("email address"), unique=True)
    name = models.CharField(_("first name"), max_length=40)
    is_staff = models.BooleanField(_("may open the admin site"), default=False)
    is_active = models.BooleanField(_("may sign in"), default=True)
    hints = models.BooleanField(_("hints while writing"), default=True)
    focus = models.BooleanField(_("focus mode"), default=False, db_default=False)  # theirs alone to know
    theme = models.CharField(_("theme"), max_length=5, blank=True, choices=Theme, default=Theme.SYSTEM, db_default="")
    text_size = models.CharField(
        _("text size"), max_length=6, blank=True, choices=TextSize, default=TextSize.NORMAL, db_default=""
    )
    date_joined = models.DateTimeField(db_default=Now())
    erased_at = models.DateTimeField(null=True, blank=True)  # who has gone for good: no name, no address, no keys

    objects: ClassVar[UserManager] = UserManager()
    _read: Mapping[str, Any] = MappingProxyType({})  # the columns as they were read; empty for a new person

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def from_db(cls, db: str | None, field_names: Collection[str], values: Collection[Any], **more: Any) -> Self:
        found = super().from_db(db, field_names, values, **more)
        # A copy shares its keys with the row: a third of what a dict of its own takes, and each open room has four.
        found._read = found.__dict__.copy()  # noqa: SLF001  our own
        return found

    def set_password(self, raw_password: str | None) -> None:
        """Keyboards write one letter in several ways; a password is kept in one of them (Unicode NFC)."""
        super().set_password(_composed(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        """The same password however its letters were put together."""
        composed = _composed(raw_password)
        return super().check_password(composed) or (
            composed != raw_password and super().check_password(raw_password)  # one that was kept as it was typed
        )

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        super().refresh_from_db(*args, **kwargs)
        self._keep_as_read(kwargs.get("fields"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes what was changed here alone: a request that read the row before must not undo what others did since.

        Raises `AccountErased` for a person who was erased meanwhile.
        """
        self.email = self.email.lower()
        if self._state.adding or not self._read:
            super().save(*args, **kwargs)
        else:
            if kwargs.get("update_fields") is None:
                kwargs["update_fields"] = self._changed()
            with transaction.atomic():
                self._check_not_erased()
                super().save(*args, **kwargs)
        self._keep_as_read(kwargs.get("update_fields"))

    def _keep_as_read(self, names: Collection[str] | None = None) -> None:
        """With names those columns alone: what else was changed here is still to be written."""
        fields = [one for one in self._meta.concrete_fields if names is None or one.name in names]
        now = {one.attname: self.__dict__[one.attname] for one in fields if one.attname in self.__dict__}
        self._read = {**self._read, **now}

    def _changed(self) -> list[str]:
        now, fields = self.__dict__, self._meta.concrete_fields
        return [one.name for one in fields if now.get(one.attname) != self._read.get(one.attname)]

    def _check_not_erased(self) -> None:
        rows = User.objects.select_for_update(no_key=True).filter(pk=self.pk)
        if rows.values_list("erased_at", flat=True).first():
            raise AccountErased
