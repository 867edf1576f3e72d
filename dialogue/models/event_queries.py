"""Queries of a log that every reader of it shares."""

from typing import TYPE_CHECKING

from django.db import models

from dialogue.protocol.terms import TAKE_BACK

if TYPE_CHECKING:
    from dialogue.models.dialogue import Event  # noqa: F401  named below, as a text


class EventQuerySet(models.QuerySet["Event"]):
    """Events of one or more logs."""

    def standing(self) -> "EventQuerySet":
        """What happened and was not taken back: a log that replays to the same state, with gaps in its seqs."""
        return self.filter(taken_back=False).exclude(move=TAKE_BACK)
