"""A seat on the partner's phone: the short code that opens it, and on whose browser it was opened, when, for what."""

from django.db import models
from django.db.models.functions import Now

from accounts.models.people import User


class SeatCode(models.Model):
    """One person's. A new code is a new row, so that nothing that the old one opened stays open."""

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    hash = models.CharField(max_length=128)  # `accounts.couples.seat_codes` makes and compares it
    wrong = models.PositiveSmallIntegerField(default=0, db_default=0)  # tries since it was last right

    def __str__(self) -> str:
        return f"Seat code of {self.person_id}"


class SeatUnlock(models.Model):
    """A person's seat in one dialogue, opened in a browser of their partner. `accounts.auth.seat_unlock` asks for it.

    It is closed as soon as that session or the code is gone; the row says for a while that it was open.
    """

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")  # whose seat it is
    by = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")  # on whose browser
    session = models.CharField(max_length=40)  # the hash of its key; no foreign key, for backups hold no sessions
    code = models.ForeignKey(SeatCode, on_delete=models.SET_NULL, null=True, related_name="+")
    dialogue = models.UUIDField()
    at = models.DateTimeField(db_default=Now())
    used_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    in_hand = models.BooleanField(default=False, db_default=False)  # whether the phone is with `person` at this moment

    def __str__(self) -> str:
        return f"Seat unlock {self.pk}"
