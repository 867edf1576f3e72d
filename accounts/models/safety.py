"""Where to turn in danger."""

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class CrisisLine(models.Model):
    """One way to reach help, shown to readers of one language in place of the lines that come with the site."""

    language = models.CharField(_("language"), max_length=10, default="en")
    region = models.CharField(_("region"), max_length=80)
    who = models.CharField(_("who answers"), max_length=120)
    do = models.CharField(_("what to do"), max_length=120)
    href = models.CharField(
        _("address"), max_length=200, validators=[RegexValidator(r"\A(tel:|sms:|https://)[^\s<>\"]+\Z")]
    )
    reviewed = models.BooleanField(_("checked by us"), default=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0, validators=[MaxValueValidator(999)])

    class Meta:
        ordering = ("language", "position", "pk")
        verbose_name = _("line for help")
        verbose_name_plural = _("lines for help")

    def __str__(self) -> str:
        return f"{self.region}: {self.who}"
