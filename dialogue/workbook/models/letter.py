"""A letter from long ago, for as long as its author writes it alone."""

from django.db import models

from dialogue.workbook.models.rows import PrivateRow


class Letter(PrivateRow):
    """One a person. What is given to the partner stands in the dialogue; this stays until its author takes it away."""

    class Meta(PrivateRow.Meta):
        constraints = (models.UniqueConstraint(fields=["author"], name="one_letter_a_person"),)
