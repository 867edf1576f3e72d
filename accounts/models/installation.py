"""What an admin decides for the whole installation. One row."""

from datetime import timedelta
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Installation(models.Model):
    """How long words are kept that not both want to keep."""

    retention_days = models.PositiveSmallIntegerField(
        _("days until a transcript is erased that not both keep"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
    )

    class Meta:
        verbose_name = _("installation")
        verbose_name_plural = _("installation")

    def __str__(self) -> str:
        return f"{self.retention_days} days"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def current(cls) -> "Installation":
        return cls.objects.filter(pk=1).first() or cls()

    @property
    def retention(self) -> timedelta:
        return timedelta(days=self.retention_days)
