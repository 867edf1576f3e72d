"""The relationship vision: what each wrote, how each weighed it, and what the two made of it."""

import uuid

from django.db import models
from django.db.models.functions import Now

from accounts.models import Couple
from dialogue.workbook.models.rows import CoupleRow


class Stage(models.TextChoices):
    """Where a couple is. Nobody sees in `ALONE` and `RANK` what the other does, or whether."""

    ALONE = "alone"  # each writes
    READ = "read"  # both read it all, adopt, and mark what is the same
    RANK = "rank"  # each weighs all of it
    BUILD = "build"  # both build the vision
    KEPT = "kept"  # it hangs on the wall


class Vision(models.Model):
    """One version of a couple's vision. Kept, it stays as it is; a review makes the next one."""

    couple = models.ForeignKey(Couple, on_delete=models.CASCADE, related_name="visions")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=5, choices=Stage, default=Stage.ALONE)
    ready = models.CharField(max_length=2, blank=True)  # seats that have done what this stage asks, sorted
    seq = models.PositiveIntegerField(default=0)  # counts what both may see change; private acts take no number
    began_at = models.DateTimeField(db_default=Now())
    kept_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)  # when the two read it last

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["couple", "number"], name="one_vision_a_number"),
            models.UniqueConstraint(
                fields=["couple"], condition=~models.Q(stage="kept"), name="one_open_vision_a_couple"
            ),
        )

    def __str__(self) -> str:
        return f"Vision {self.key}"


class Sentence(CoupleRow):
    """What one wrote alone. Until both are ready nobody but its author can tell that it is there."""

    vision = models.ForeignKey(Vision, on_delete=models.CASCADE, related_name="+")
    adopted = models.BooleanField(default=False)  # the other one wants it too
    same_as = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    BOUND_TO = ("couple_id", "vision_id")


class Weighing(CoupleRow):
    """How one weighed every idea, as JSON; until both are done its author's alone."""

    vision = models.ForeignKey(Vision, on_delete=models.CASCADE, related_name="+")

    BOUND_TO = ("couple_id", "vision_id")

    class Meta(CoupleRow.Meta):
        constraints = (models.UniqueConstraint(fields=["vision", "author"], name="one_weighing_a_person"),)


class Shelf(models.TextChoices):
    """Where a line of the joint vision lies."""

    VISION = "vision"
    OPEN = "open"  # still to be looked at
    PARKED = "parked"  # left off, without a debate


class Line(CoupleRow):
    """A line of the joint vision, in the words and under the key of the one who wrote it last."""

    vision = models.ForeignKey(Vision, on_delete=models.CASCADE, related_name="+")
    sentence = models.ForeignKey(Sentence, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    shelf = models.CharField(max_length=6, choices=Shelf)
    position = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField(default=1)  # of its words

    BOUND_TO = ("couple_id", "vision_id")

    class Meta(CoupleRow.Meta):
        ordering = ("position", "pk")
