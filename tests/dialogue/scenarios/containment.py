"""A containment that Ann opens, by itself or within a dialogue."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import MoveResult, make_house_move, make_move
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.models import Dialogue
from tests.cast import Cast

IN_HALF_AN_HOUR = timedelta(minutes=30)
TO_THE_ANGER = (
    ("house", "cooled", ""),
    ("ann", "ready", ""),
    ("bob", "ready", ""),
    ("ann", "ask", "the dishes"),
    ("bob", "now", ""),
    ("ann", "agree", ""),
    ("bob", "agree", ""),
)


class Anger:
    """One containment that Ann opens, within a dialogue or by itself."""

    def __init__(self, cast: Cast, parent: UUID | None = None, cool: timedelta = IN_HALF_AN_HOUR) -> None:
        self.people = {"ann": cast.ann, "bob": cast.bob}
        move = Move(uuid4(), 0, "contain", Content(until=timezone.now() + cool))
        self.id = open_dialogue(cast.ann, Opening("containment", parent=parent), move).dialogue_id

    @property
    def row(self) -> Dialogue:
        return Dialogue.objects.get(pk=self.id)

    def move(self, who: str, move: str, text: str = "", move_id: UUID | None = None) -> MoveResult:
        sent = Move(move_id or uuid4(), self.row.seq, move, Content(Utterance(text)))
        return make_move(self.people[who], self.id, sent)

    def to_the_anger(self) -> "Anger":
        for who, move, text in TO_THE_ANGER:
            if who == "house":
                make_house_move(self.id, timezone.now() + IN_HALF_AN_HOUR * 2)
            else:
                self.move(who, move, text)
        return self
