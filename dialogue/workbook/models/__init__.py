"""The rows of the exercises, one file each."""

from dialogue.workbook.models.checkins import CheckIn

__all__ = ["CheckIn"]
