"""What a therapist gives to a couple: a comment, the next thing to do, a seat beside a live dialogue."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from accounts.encryption.sealed_place import Place
from accounts.models import Couple
from dialogue.models.log import Dialogue


class Comment(models.Model):
    """A remark to both partners, on a dialogue or on one line of it; sealed under its author's key in this couple."""

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField(null=True, blank=True)  # the line; None: the whole dialogue
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # known before the row is kept
    sealed = models.BinaryField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"Comment {self.key}"

    @property
    def place(self) -> Place:
        return Place.of(f"comment|{self.dialogue_id}|{self.key}|{self.author_id}", self.seq)


class Assignment(models.Model):
    """The next dialogue or exercise that a therapist proposes, with a sealed word of introduction."""

    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="assignments")
    therapist = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=40)  # a protocol of the library
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sealed = models.BinaryField()
    at = models.DateTimeField(db_default=Now())
    dialogue = models.OneToOneField(Dialogue, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)  # begun, set aside by the couple, or taken back

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"Assignment {self.key}"

    @property
    def place(self) -> Place:
        return Place.of(f"assignment|{self.couple_id}|{self.key}|{self.therapist_id}", self.slug)


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


class Suggestion(models.Model):
    """A stem that the therapist in the live seat offers to whose turn it is, for one visit of a step."""

    live_seat = models.ForeignKey(LiveSeat, on_delete=models.CASCADE, related_name="suggestions")
    visit = models.PositiveIntegerField()
    seat = models.CharField(max_length=1)  # to whom
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sealed = models.BinaryField()
    at = models.DateTimeField(db_default=Now())
    declined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"Suggestion {self.key}"

    @property
    def place(self) -> Place:
        short = f"suggestion|{self.live_seat.dialogue_id}|{self.key}|{self.live_seat.therapist_id}"
        return Place.of(short, self.visit, self.seat)
