"""The rows of the exercises, one file each."""

from dialogue.workbook.models.checkins import CheckIn
from dialogue.workbook.models.letter import Letter

__all__ = ["CheckIn", "Letter"]
