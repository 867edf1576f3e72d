"""Moves that come by a socket: the session is rechecked, the move made, and the updates for its sender returned."""

from typing import NamedTuple

from dialogue.domain.access import Room
from dialogue.domain.moves import move_transaction
from dialogue.domain.moves.move_plan import Move
from dialogue.realtime.socket_auth import SignedIn, look_again
from dialogue.realtime.updates import Page, page_of


class MoveReply(NamedTuple):
    """A move that was made, and the page that tells of it where that is at hand."""

    made: move_transaction.MoveResult
    page: Page | None


def move_from(  # noqa: PLR0913  all that a socket knows of itself
    seen: SignedIn, cookies: dict[str, str], move: Move, known: Room, last_seen: int, *, allowed: bool
) -> MoveReply | None:
    """Makes a move and, when it is the next thing to tell, the page with it. None when the session is over."""
    if not look_again(seen, cookies):
        return None
    made = move_transaction.make_counted_move(seen.user, known.dialogue.pk, move, known, allowed=allowed)
    return MoveReply(made, page_of(made) if made.seq == last_seen + 1 else None)
