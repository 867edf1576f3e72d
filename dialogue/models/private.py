"""What each person keeps to themselves in a dialogue."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from dialogue.models.log import Dialogue


class Private(models.Model):
    """What one person keeps to themselves in a dialogue. No seq, no notification: the partner cannot tell."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} in {self.dialogue_id}"

    def place(self, *also: Any) -> str:
        kind = self._meta.model_name
        return "|".join(map(str, (kind, self.dialogue_id, self.author_id, *also)))


class Draft(Private):
    """What stands in a person's box: one per dialogue, for one visit of a step."""

    visit = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["dialogue", "author"], name="one_draft_a_person"),)


class BodyCheck(Private):
    """How a person feels in the body, 0 calm to 10 overwhelmed, at one visit of a step."""

    visit = models.PositiveIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["dialogue", "author", "visit"], name="one_body_check_a_visit"),)


class FeltHeard(Private):
    """How heard a person felt in a dialogue, 0 not at all to 10 completely."""

    sealed = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["dialogue", "author"], name="felt_heard_once"),)


class Shelved(Private):
    """A reaction that a listener has put aside, until it is their turn to speak. Gone when the dialogue is over."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sealed = models.BinaryField()

    class Meta:
        ordering = ("pk",)


class RequestMute(models.Model):
    """Until when one person is shown no request for a dialogue. The partner who asks cannot tell."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateTimeField()

    def __str__(self) -> str:
        return f"RequestMute of {self.person_id}"


class LetRest(Private):
    """A request that a person does not want to answer. It lapses at its hour, as if nobody had seen it."""

    visit = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["dialogue", "author", "visit"], name="let_rest_once"),)
