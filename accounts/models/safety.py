"""Where to turn in danger: an installation's own lines, and what it switches off of those that come with the site."""

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.built_in_lines import name_of


class CrisisLine(models.Model):
    """One way to reach help, shown to readers of one language beside the lines that come with the site.

    Once it is checked it stands in the place of the built-in line that it names, if it names one.
    """

    language = models.CharField(_("language"), max_length=10, default="en")
    region = models.CharField(_("region"), max_length=80)
    who = models.CharField(_("who answers"), max_length=120)
    do = models.CharField(_("what to do"), max_length=120)
    href = models.CharField(
        _("address"), max_length=200, validators=[RegexValidator(r"\A(tel:|sms:|https://)[^\s<>\"]+\Z")]
    )
    reviewed = models.BooleanField(
        _("checked by us"),
        default=False,
        help_text=_("Call the number first. Until you check this box, nobody sees this line."),
    )
    replaces = models.CharField(
        _("in place of"),
        max_length=40,
        blank=True,
        help_text=_("The built-in line that this one replaces once it is checked."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0, validators=[MaxValueValidator(999)])

    class Meta:
        ordering = ("language", "position", "pk")
        verbose_name = _("line for help")
        verbose_name_plural = _("lines for help")

    def __str__(self) -> str:
        return f"{self.region}: {self.who}"


class HiddenLine(models.Model):
    """One line that comes with the site and is shown to nobody here. Without this row it is shown again."""

    key = models.CharField(_("line"), max_length=40, unique=True)

    class Meta:
        ordering = ("key",)
        verbose_name = _("built-in line switched off")
        verbose_name_plural = _("built-in lines switched off")

    def __str__(self) -> str:
        return f"{_('Off')}: {name_of(self.key)}"
