"""Plays dialogues through the real services, a move a line, for tests that need one to be somewhere."""

from datetime import datetime
from uuid import UUID, uuid4

from accounts.models import User
from dialogue.domain import openings, private_notes
from dialogue.domain.access import room_for
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import MoveResult, make_move
from dialogue.domain.queries import Line, lines
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.models import Dialogue
from dialogue.protocol.terms import Mode
from imago_site.demo.scripts import moves
from tests.cast import Cast


class Stage:
    """One dialogue of Ann (seat a, who asks) and Bob."""

    def __init__(self, cast: Cast, title: str = "our evenings", mode: Mode = Mode.LIVE) -> None:
        """With `title` "" for one that is held aloud."""
        self.people: dict[str, User] = {"ann": cast.ann, "bob": cast.bob}
        ask = Move(uuid4(), 0, "ask", Content(Utterance(title)))
        self.id: UUID = openings.open_dialogue(cast.ann, openings.Opening("intentional", mode), ask).dialogue_id

    @property
    def row(self) -> Dialogue:
        return Dialogue.objects.get(pk=self.id)

    def lines(self, **where: object) -> list[Line]:
        """The events that match, as Ann reads them."""
        return lines(room_for(self.people["ann"], self.id), list(self.row.events.filter(**where)))

    def move(  # noqa: PLR0913  what a move may bring, by name
        self,
        who: str,
        move: str,
        text: str = "",
        *,
        words: tuple[int, ...] = (),
        feelings: tuple[str, ...] = (),
        until: datetime | None = None,
        minutes: int | None = None,
        after: int | None = None,
        move_id: UUID | None = None,
    ) -> MoveResult:
        after = self.row.seq if after is None else after
        content = Content(Utterance(text, words, feelings), until, minutes)
        return make_move(self.people[who], self.id, Move(move_id or uuid4(), after, move, content))

    def let_rest(self, who: str) -> None:
        private_notes.let_rest(self.people[who], self.id)

    def play(self, script: str) -> None:
        """Makes the moves of a script, one a line: `ann say When you came home late…`."""
        seq = self.row.seq
        rooms = {who: room_for(person, self.id) for who, person in self.people.items()}  # as their sockets keep them
        for who, move, content in moves(script):
            asked = Move(uuid4(), seq, move, content)
            seq = make_move(self.people[who], self.id, asked, rooms[who]).seq


TO_FIRST_SEND = """
    bob now
    ann ready
    bob ready
    ann ready
    bob ready
"""
ROUND_ONE = """
    ann say When you came home late on Tuesday I felt worried and alone.
    bob say When I came home late on Tuesday you felt worried.
    ann almost 11
    bob say And you felt alone.
    ann yes
    bob ask_more
    ann more
    ann say I made up that the evening did not matter to you.
    bob say You made up that the evening did not matter to me.
    ann yes
    bob ask_more
    ann no_more
    bob say When I was late you felt worried and alone, and made up that it did not matter to me.
    ann all
    bob partly That you worry makes sense. Help me with the part about not mattering.
    ann say At home, coming late without a word meant that nobody was thinking of you.
    bob say Coming late without a word meant that nobody was thinking of you.
    ann yes
    bob say You make sense. If lateness meant being forgotten, then silence is frightening.
    ann landed
    bob say #worried #alone
    ann others #tired
    bob say You also feel tired.
    ann yes
    ann say Thank you for hearing me. It means I need not carry it by myself.
"""
ROUND_TWO = """
    bob say What happened in me was shame. I sat in the car and did not know how to call.
    ann say You felt shame, sat in the car and did not know how to call.
    bob yes
    ann ask_more
    bob no_more
    ann say You felt shame and did not know how to call.
    bob all
    ann say You make sense. When shame comes it is hard to pick up a phone.
    bob landed
    ann say #ashamed
    bob yes
    bob say Thank you for hearing me.
"""
CLOSING = """
    {first} say I appreciate that you stayed with me.
    {second} say You appreciate that I stayed with you.
    {second} say I appreciate that you told me.
    {first} say You appreciate that I told you.
    ann ready
    bob ready
"""
AT_THE_END = (
    f"{TO_FIRST_SEND}{ROUND_ONE}\nbob close\n{CLOSING.format(first='ann', second='bob').partition('ann ready')[0]}"
)
WHOLE = f"{TO_FIRST_SEND}{ROUND_ONE}\nbob switch\n{ROUND_TWO}{CLOSING.format(first='bob', second='ann')}"
