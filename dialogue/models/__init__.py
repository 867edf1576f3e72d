"""The rows of dialogues: the log, what is private, what is shared, and what a therapist gives."""

from dialogue.models.care import Assignment, Comment, LiveSeat, Suggestion
from dialogue.models.dialogue import SEATS, Dialogue, Event
from dialogue.models.notices import Notice
from dialogue.models.private import BodyCheck, Draft, FeltHeard, LetRest, Private, RequestMute, Shelved
from dialogue.models.sharing import Choice, Standing, TrendShare

__all__ = [
    "SEATS",
    "Assignment",
    "BodyCheck",
    "Choice",
    "Comment",
    "Dialogue",
    "Draft",
    "Event",
    "FeltHeard",
    "LetRest",
    "LiveSeat",
    "Notice",
    "Private",
    "RequestMute",
    "Shelved",
    "Standing",
    "Suggestion",
    "TrendShare",
]
