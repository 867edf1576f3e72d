"""Notices: who was emailed about what. No text of an email is kept."""

from django.conf import settings
from django.db import models

from dialogue.models.dialogue import Dialogue


class Notice(models.Model):
    """That a mail of one kind went to one person about one thing. Whoever writes the row first sends it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=80)  # ids and numbers
    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    time = models.DateTimeField(null=True, blank=True)  # the one that was told
    at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=1)
    again_at = models.DateTimeField(null=True, blank=True)  # when to try again, after the mail could not be handed on

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "kind", "about"], name="one_notice_a_thing"),)

    def __str__(self) -> str:
        return f"Notice {self.pk}"
