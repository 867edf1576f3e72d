"""What two people give each other: lists that are written alone and handed over, what is picked, drawn and noticed."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from accounts.models import Couple
from dialogue.workbook.models.rows import CoupleRow, PrivateRow


class Item(CoupleRow):
    """A line of somebody's list. Until it is given nobody but its author reads it, and nobody is told of it."""

    jar = models.CharField(max_length=10)
    part = models.CharField(max_length=10)
    given_at = models.DateTimeField(null=True, blank=True)

    BOUND_TO = ("couple_id", "jar", "part")


class Ready(models.Model):
    """Somebody has handed over a list. The other one is not told; with both rows both lists are given."""

    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    jar = models.CharField(max_length=10)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["couple", "person", "jar"], name="handed_over_once"),)

    def __str__(self) -> str:
        return f"{self.jar} of {self.person_id}"


class Aside(models.Model):
    """The reader of an item does not want to give it now. No reason and no day; its author never sees it."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="asides")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["item", "person"], name="set_aside_once"),)

    def __str__(self) -> str:
        return f"Item {self.item_id}, not now"


class Pick(models.Model):
    """What a person means to give on a day. Only the newest is kept, so that nothing can ever be counted."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()

    def __str__(self) -> str:
        return f"Pick of {self.person_id}"


class Hint(PrivateRow):
    """Something that the partner once mentioned: a surprise for some week."""

    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="+")

    BOUND_TO = ("couple_id",)


class SurpriseDraw(models.Model):
    """The hint that chance chose for one person in one week, for that person's eyes only."""

    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    week = models.DateField()  # its Monday
    hint = models.ForeignKey(Hint, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    done = models.BooleanField(default=False)  # without it and without a hint: its author took that away

    class Meta:
        constraints = (models.UniqueConstraint(fields=["couple", "person", "week"], name="one_surprise_a_week"),)

    def __str__(self) -> str:
        return f"Surprise of {self.person_id} in the week of {self.week}"


class Surprise(CoupleRow):
    """A surprise that is done, and that its giver shows."""


class Noticed(CoupleRow):
    """Thanks from the person who received something: an item of their own list, or a surprise. Never added up.

    They stay with the person who wrote them when the giver of a surprise has erased it with everything else.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    surprise = models.ForeignKey(Surprise, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    BOUND_TO = ("couple_id", "item_id")  # the surprise may go before them


class FunDraw(models.Model):
    """What chance chose for both to play in one week."""

    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="+")
    week = models.DateField()  # its Monday
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = (models.UniqueConstraint(fields=["couple", "week"], name="one_play_a_week"),)

    def __str__(self) -> str:
        return f"Play in the week of {self.week}"
