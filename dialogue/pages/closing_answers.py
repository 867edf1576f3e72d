"""What a person answers as they close: two levels, and what becomes of the words. Private to them, and no move."""

from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.http import QueryDict

from accounts.models import User
from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.domain.private_notes import LEVELS
from dialogue.pages import post_parsing
from dialogue.pages.turn.turn import Turn
from dialogue.person_rate_limit import count_private_act
from dialogue.protocol.terms import IllegalMove


@dataclass(frozen=True, slots=True)
class ClosingAnswers:
    """As a form brings them. A level that was not chosen is None."""

    body: int | None
    heard: int | None
    wish: Wish
    link: int  # the care link that the form named

    def beside(self, turn: Turn) -> Turn:
        """The same turn with these answers chosen, after they were refused."""
        aids = replace(turn.step_aids, wish=self.wish)
        if self.body is not None:
            aids = replace(aids, body_level=self.body)
        if self.heard is not None:
            aids = replace(aids, heard_level=self.heard)
        return replace(turn, step_aids=aids)


def read_closing(posted: QueryDict) -> ClosingAnswers | None:
    """None for a form that does not close. Raises `NotReadable`."""
    if "wish" not in posted:
        return None
    body, heard = (post_parsing.read_level(posted, name) if posted.get(name) else None for name in LEVELS)
    return ClosingAnswers(body, heard, post_parsing.read_wish(posted), post_parsing.read_link(posted))


def keep_closing(user: User, dialogue_id: UUID, answers: ClosingAnswers) -> None:
    """Keeps all of them or none. Levels are left out where the step asks for none: the move beside says what is wrong.

    Raises `NotUsable`, `NotInTheRoom` or `TooManyMoves`.
    """
    count_private_act(user)
    given = zip(LEVELS.values(), (answers.body, answers.heard), strict=True)
    with transaction.atomic():
        for keep, level in given:
            if level is not None:
                with suppress(IllegalMove):
                    keep(user, dialogue_id, level)
        sharing_preferences.choose(user, dialogue_id, answers.wish, asked=answers.link)
