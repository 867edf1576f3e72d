"""Who did what to whose data, and when. Rows are added and never changed; no row holds a word that was said."""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.couples import Couple
from accounts.models.people import User


class AuditEntry(models.Model):
    """One act. `hash` covers this row and the hash before it, so a row that was changed or taken out shows."""

    number = models.PositiveBigIntegerField(_("number"), unique=True)  # 1, 2, 3… without gaps
    at = models.DateTimeField(_("when"))
    actor = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("who"))
    act = models.CharField(_("act"), max_length=40, db_index=True)
    couple = models.ForeignKey(Couple, on_delete=models.PROTECT, null=True, related_name="+")
    about = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("about"))
    dialogue = models.UUIDField(null=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    hash = models.BinaryField(max_length=32)

    class Meta:
        ordering = ("-number",)
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit trail")

    def __str__(self) -> str:
        return f"{self.number} {self.act}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Adds the row. Raises TypeError for one that is already there."""
        if not self._state.adding:
            raise TypeError("an audit entry is never changed")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError("an audit entry is never deleted")


class AuditHead(models.Model):
    """The newest number and hash, in one row: the lock for whoever adds, and the proof that no tail is missing."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.BinaryField(max_length=32, default=bytes(32))

    def __str__(self) -> str:
        return f"Audit head {self.number}"
