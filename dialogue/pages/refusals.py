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
    IllegalMove: _("Not done: that step is over. Nothing is lost, and the page shows what you can do next."),
    Stale: _("Not sent: the dialogue has moved on. Your text is still here; look at the new step, then send again."),
    MoveReused: _("Not sent: something went wrong on the way. Your text is still here; press the button once more."),
    AlreadyOpen: _("Not started: the two of you already have a dialogue open. Finish or end that dialogue first."),
    NotYet: _("Not started: this kind opens after the two of you have finished a few dialogues."),
    TooManyMoves: _("Not sent: that was a lot in one minute. Nothing is lost; wait a minute, then press again."),
    TooManyHints: _(
        "No new hints: you’ve previewed many in one minute. Your text is still here; try again in a minute."
    ),
    NotInTheRoom: _("You can’t open this page. Go back to Home to see what you can open."),
    TooLong: _(
        "Not sent: that’s longer than 4,000 characters, the most that fits at once. Your text is still here. "
        "Send a part of it first, then the rest."
    ),
    NotReadable: _("Not sent: that couldn’t be read. Your text is still here; try once more."),
}
REFUSALS: tuple[type[Exception], ...] = (*REASONS, NotUsable)


def reason_for(refusal: Exception) -> str:
    """The sentence for one of `REFUSALS`."""
    if isinstance(refusal, NotUsable):
        return str(refusal.reason)
    return str(REASONS[type(refusal)])
