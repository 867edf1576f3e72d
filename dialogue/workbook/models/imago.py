"""The imago profile: what one person wrote for themselves, and what both let each other see of it."""

from django.db import models

from dialogue.workbook.models.rows import CoupleRow, PrivateRow


class Sat(PrivateRow):
    """What somebody wrote in one sitting, as it stands now."""

    slug = models.CharField(max_length=10)

    BOUND_TO = ("slug",)

    class Meta(PrivateRow.Meta):
        constraints = (models.UniqueConstraint(fields=["author", "slug"], name="one_sitting_a_person"),)


class Shown(CoupleRow):
    """What one partner lets the other see of what is alike. Read only while there is one of each; gone with a no."""

    class Meta(CoupleRow.Meta):
        constraints = (models.UniqueConstraint(fields=["author", "couple"], name="shown_once"),)
