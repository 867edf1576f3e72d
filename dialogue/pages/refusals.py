"""What a person is told when a move is refused: plain words, and their text stays in the box."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue.domain.access import NotInTheRoom
from dialogue.domain.moves.move_plan import Stale
from dialogue.domain.moves.move_transaction import MoveReused
from dialogue.domain.openings import AlreadyOpen, NotYet
from dialogue.domain.validation import NotUsable
from dialogue.person_rate_limit import TooManyHints, TooManyMoves
from dialogue.protocol.terms import IllegalMove
from dialogue.strict_json import NotReadable, TooLong

REASONS: dict[type[Exception], Promise] = {
    IllegalMove: _("That is not open just now. The page shows what you can do next."),
    Stale: _("The dialogue has moved on since. Look again; your words are still here."),
    MoveReused: _("This did not go through. Your words are still here; please press the button once more."),
    AlreadyOpen: _("You two already have a dialogue open."),
    NotYet: _("This kind opens after the two of you have finished a few dialogues."),
    TooManyMoves: _("That was a lot in one minute. Nothing is lost; wait a minute, then press again."),
    TooManyHints: _("You have looked at your words a lot in one minute. They are still here; look again in a minute."),
    NotInTheRoom: _("This room is not open to you."),
    TooLong: _(
        "That could not be read. It is longer than 4,000 characters, the most there is room for at once. Your text is "
        "still here: send a part of it first, then the rest."
    ),
    NotReadable: _("That could not be read. Your words are still here; please try once more."),
}
REFUSALS: tuple[type[Exception], ...] = (*REASONS, NotUsable)


def reason_for(refusal: Exception) -> str:
    """The sentence for one of `REFUSALS`."""
    if isinstance(refusal, NotUsable):
        return str(refusal.reason)
    return str(REASONS[type(refusal)])
