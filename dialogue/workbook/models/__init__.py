"""The rows of the exercises, one file each."""

from dialogue.workbook.models.checkins import CheckIn
from dialogue.workbook.models.gifts import Aside, FunDraw, Hint, Item, Noticed, Pick, Ready, Surprise, SurpriseDraw
from dialogue.workbook.models.kind_days import CalendarShare, Day, Pledge
from dialogue.workbook.models.letter import Letter

__all__ = [
    "Aside",
    "CalendarShare",
    "CheckIn",
    "Day",
    "FunDraw",
    "Hint",
    "Item",
    "Letter",
    "Noticed",
    "Pick",
    "Pledge",
    "Ready",
    "Surprise",
    "SurpriseDraw",
]
