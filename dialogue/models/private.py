"""Private rows of one person: drafts, levels, the shelf, and requests that they muted or let rest."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from dialogue.models.dialogue import Dialogue
from dialogue.models.sealed_row import SealedRow


class Private(models.Model):
    """What one person keeps to themselves in a dialogue. No seq, no notification: the partner cannot tell."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} in {self.dialogue_id}"


class Draft(Private, SealedRow):
    """What stands in a person's box: one per dialogue, for one visit of a step."""

    visit = models.PositiveIntegerField()
    number = models.PositiveIntegerField(
        default=0, db_default=0
    )  # grows with each change at a visit; 0: a page that numbers none

    PLACE: ClassVar[tuple[str, ...]] = ("dialogue_id", "author_id", "visit")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["dialogue", "author"], name="one_draft_a_person"),)


class BodyCheck(Private, SealedRow):
    """How a person feels in the body, 0 calm to 10 overwhelmed, at one visit of a step."""

    visit = models.PositiveIntegerField()

    PLACE: ClassVar[tuple[str, ...]] = ("dialogue_id", "author_id", "visit")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["dialogue", "author", "visit"], name="one_body_check_a_visit"),)


class FeltHeard(Private, SealedRow):
    """How heard a person felt in a dialogue, 0 not at all to 10 completely."""

    PLACE: ClassVar[tuple[str, ...]] = ("dialogue_id", "author_id")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["dialogue", "author"], name="felt_heard_once"),)


class Shelved(Private, SealedRow):
    """A reaction that a listener has put aside, until it is their turn to speak. Gone when the dialogue is over."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    PLACE: ClassVar[tuple[str, ...]] = ("dialogue_id", "author_id", "key")

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
