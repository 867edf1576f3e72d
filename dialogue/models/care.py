"""What a therapist gives to a couple: a comment, the next thing to do, a seat beside a live dialogue."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from accounts.models import Couple
from dialogue.models.dialogue import Dialogue
from dialogue.models.sealed_row import KeyedRow


class Comment(KeyedRow):
    """A remark to both partners, on a dialogue or on one line of it; sealed under its author's key in this couple."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField(null=True, blank=True)  # the line; None: the whole dialogue

    PLACE: ClassVar[tuple[str, ...]] = ("dialogue_id", "key", "author_id")
    BOUND_TO: ClassVar[tuple[str, ...]] = ("seq",)
    KEY_IN: ClassVar[str] = "dialogue.couple"


class Assignment(KeyedRow):
    """The next dialogue or exercise that a therapist proposes, with a sealed word of introduction."""

    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="assignments")
    therapist = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=40)  # a protocol of the library
    dialogue = models.OneToOneField(Dialogue, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)  # begun, set aside by the couple, or taken back

    PLACE: ClassVar[tuple[str, ...]] = ("couple_id", "key", "therapist_id")
    BOUND_TO: ClassVar[tuple[str, ...]] = ("slug",)
    KEY_OF: ClassVar[str] = "therapist"
    KEY_IN: ClassVar[str] = "couple"

    class Meta(KeyedRow.Meta):
        ordering = ("-at", "-pk")


class LiveSeat(models.Model):
    """A therapist who sits in on one dialogue, seen by both all the time. Taken once both partners agreed."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="live_seats")
    therapist = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    agreed = models.CharField(max_length=2, blank=True)  # seats that said yes, sorted
    ended_at = models.DateTimeField(null=True, blank=True)
    here = False  # whether the therapist's socket is there now; `live_seat.guest_of` looks, no column keeps it

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["dialogue"], condition=models.Q(ended_at=None), name="one_live_seat_a_dialogue"
            ),
        )

    def __str__(self) -> str:
        return f"Live seat {self.pk}"

    @property
    def taken(self) -> bool:
        return self.ended_at is None and self.agreed == "ab"


class Suggestion(KeyedRow):
    """A stem that the therapist in the live seat offers to whose turn it is, for one visit of a step."""

    live_seat = models.ForeignKey(LiveSeat, on_delete=models.CASCADE, related_name="suggestions")
    visit = models.PositiveIntegerField()
    seat = models.CharField(max_length=1)  # to whom
    declined_at = models.DateTimeField(null=True, blank=True)

    PLACE: ClassVar[tuple[str, ...]] = ("live_seat.dialogue_id", "key", "live_seat.therapist_id")
    BOUND_TO: ClassVar[tuple[str, ...]] = ("visit", "seat")
    KEY_OF: ClassVar[str] = "live_seat.therapist"
    KEY_IN: ClassVar[str] = "live_seat.dialogue.couple"
