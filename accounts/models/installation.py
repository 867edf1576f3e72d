"""What an admin decides for the whole installation: how long words and notes are kept. One row."""

from datetime import timedelta
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class Installation(models.Model):
    """How long words are kept that not both want to keep, and what therapists wrote after the care has ended."""

    retention_days = models.PositiveSmallIntegerField(
        _("days until a transcript is erased that not both keep"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
    )
    # Records are to be kept for years, so a slip of the finger must not make it days.
    note_days = models.PositiveIntegerField(
        _("days that a therapist’s notes are kept after the care has ended"),
        null=True,
        blank=True,
        validators=[MinValueValidator(365), MaxValueValidator(36500)],
        help_text=_("At least 365. Empty: until their author deletes them. Therapists are told 30 days before."),
    )

    class Meta:
        verbose_name = _("installation")
        verbose_name_plural = _("installation")

    def __str__(self) -> str:
        notes = "until deleted" if self.note_days is None else f"{self.note_days} days"
        return f"words {self.retention_days} days, notes {notes}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def current(cls) -> "Installation":
        return cls.objects.filter(pk=1).first() or cls()

    @property
    def retention(self) -> timedelta:
        return timedelta(days=self.retention_days)
