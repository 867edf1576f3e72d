"""Who belongs to whom, and the link that made it so."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from accounts.models.people import User

INVITATION_LASTS = timedelta(hours=72)


class Couple(models.Model):
    """Two people who hold dialogues. Ended when either leaves; what they said stays."""

    created_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Couple {self.pk}"


class Partner(models.Model):
    """One of a couple, in a seat that stays the same for good."""

    couple = models.ForeignKey(Couple, on_delete=models.PROTECT, related_name="partners")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="partners")
    seat = models.CharField(max_length=1, choices=[("a", "a"), ("b", "b")])
    left_at = models.DateTimeField(null=True, blank=True)
    reconnects_at = models.DateTimeField(null=True, blank=True)  # when this person wished to undo a disconnection

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["couple", "seat"], name="one_person_a_seat"),
            models.UniqueConstraint(fields=["couple", "user"], name="one_seat_a_person"),
            models.UniqueConstraint(fields=["user"], condition=Q(left_at=None), name="one_couple_at_a_time"),
        )

    def __str__(self) -> str:
        return f"Couple {self.couple_id}, seat {self.seat}"


class Invitation(models.Model):
    """A link that makes two people a couple, once. Only the hash of its token is kept."""

    inviter = models.ForeignKey(User, on_delete=models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(db_default=Now())
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Invitation {self.pk}"
