"""The rows of the exercises, one file each."""

from dialogue.workbook.models.checkins import CheckIn
from dialogue.workbook.models.gifts import Aside, FunDraw, Hint, Item, Noticed, Pick, Ready, Surprise, SurpriseDraw
from dialogue.workbook.models.imago import Sat, Shown
from dialogue.workbook.models.kind_days import CalendarShare, Day, Pledge
from dialogue.workbook.models.letter import Letter
from dialogue.workbook.models.next_step import LetBe
from dialogue.workbook.models.vision import Line, Sentence, Shelf, Stage, Vision, Weighing

__all__ = [
    "Aside",
    "CalendarShare",
    "CheckIn",
    "Day",
    "FunDraw",
    "Hint",
    "Item",
    "LetBe",
    "Letter",
    "Line",
    "Noticed",
    "Pick",
    "Pledge",
    "Ready",
    "Sat",
    "Sentence",
    "Shelf",
    "Shown",
    "Stage",
    "Surprise",
    "SurpriseDraw",
    "Vision",
    "Weighing",
]
