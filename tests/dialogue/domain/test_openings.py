"""Opening a dialogue: one at a time, once, within another one that waits, and only what fits."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from accounts.models import User
from dialogue.domain import openings, queries
from dialogue.domain.access import NotInTheRoom
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import OTHER_OPEN, MoveResult, make_house_move, make_move
from dialogue.domain.openings import AlreadyOpen, NotYet, Opening, open_dialogue
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content, NotUsable
from dialogue.models import Dialogue
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Mode
from tests.cast import Cast
from tests.stage import CLOSING, ROUND_ONE, TO_FIRST_SEND, Stage
from tests.whole_log import check_log

INTENTIONAL = Opening("intentional")


def title(words: str = "our mornings") -> Move:
    return Move(uuid4(), 0, "ask", Content(Utterance(words)))


def test_one_dialogue_at_a_time(stage: Stage, cast: Cast) -> None:
    stage.play("bob now")
    for person in (cast.ann, cast.bob):
        with pytest.raises(AlreadyOpen):
            open_dialogue(person, INTENTIONAL, title())


@pytest.mark.parametrize("who", ["ann", "bob"])
def test_after_not_today_either_may_ask_for_something_else_at_once(stage: Stage, who: str) -> None:
    stage.move("bob", "not_today", "I have a headache.")
    made = open_dialogue(stage.people[who], INTENTIONAL, title())

    assert (stage.row.step, made.seq, Dialogue.objects.filter(ended_at=None).count()) == ("not_today", 1, 1)


def test_a_time_that_was_agreed_holds_up_nothing_until_both_have_come(stage: Stage, cast: Cast) -> None:
    stage.move("bob", "later", until=timezone.now() + timedelta(days=5))
    other = open_dialogue(cast.bob, INTENTIONAL, title()).dialogue_id
    assert [room.dialogue.pk for room in queries.parallel_rooms_of(cast.ann)] == [stage.id]

    stage.move("ann", "ready")
    seq = stage.row.seq
    with pytest.raises(NotUsable) as refusal:
        stage.move("bob", "ready")
    assert (str(refusal.value.reason), stage.row.seq) == (str(OTHER_OPEN), seq)

    make_move(cast.bob, other, Move(uuid4(), 1, "stop"))
    stage.move("bob", "ready")
    assert (stage.row.step, stage.row.parallel) == ("ground", False)
    with pytest.raises(AlreadyOpen):
        open_dialogue(cast.bob, INTENTIONAL, title())


def test_a_time_that_went_by_is_a_request_again_and_still_holds_up_nothing(stage: Stage, cast: Cast) -> None:
    until = timezone.now() + timedelta(days=5)
    stage.move("bob", "later", until=until)
    made = make_house_move(stage.id, until + timedelta(hours=3))
    assert made is not None
    open_dialogue(cast.ann, INTENTIONAL, title())

    assert (stage.row.step, stage.row.parallel, stage.row.ended_at) == ("answer", True, None)
    with pytest.raises(NotUsable):
        stage.move("bob", "now")
    assert stage.move("bob", "not_today").seq == stage.row.seq
    check_log(stage.row)


def test_the_other_round_at_another_time_holds_up_nothing_either(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND + ROUND_ONE)
    stage.move("bob", "later", until=timezone.now() + timedelta(days=13))

    assert (stage.row.step, stage.row.parallel) == ("scheduled", True)
    assert open_dialogue(cast.ann, INTENTIONAL, title()).seq == 1


def test_a_request_sent_twice_is_one_dialogue(cast: Cast) -> None:
    move = title()

    first, again = (open_dialogue(cast.ann, INTENTIONAL, move) for _ in range(2))

    assert (again.dialogue_id, again.again, Dialogue.objects.count()) == (first.dialogue_id, True, 1)


@pytest.mark.parametrize(
    "opening",
    [
        Opening("no-such-kind"),
        Opening("intentional", about=uuid4()),
        Opening("intentional", parent=uuid4()),
    ],
)
def test_what_does_not_fit_together_opens_nothing(cast: Cast, opening: Opening) -> None:
    with pytest.raises(NotInTheRoom):
        open_dialogue(cast.ann, opening, title())
    assert Dialogue.objects.count() == 0


def test_ordinary_dialogue_cannot_be_nested(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    with pytest.raises(NotInTheRoom):
        open_dialogue(cast.ann, Opening("intentional", parent=stage.id), title())
    assert (Dialogue.objects.count(), stage.row.paused) == (1, False)


def test_a_kind_that_needs_practice_opens_after_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    needs_one = {slug: replace(protocol, needs=1) for slug, protocol in PROTOCOLS.items()}
    with monkeypatch.context() as patch:
        patch.setattr(openings, "PROTOCOLS", needs_one)
        with pytest.raises(NotYet):
            open_dialogue(cast.ann, INTENTIONAL, title())
    Stage(cast).play(f"{TO_FIRST_SEND}{ROUND_ONE}\nbob close\n{CLOSING.format(first='ann', second='bob')}")

    monkeypatch.setattr(openings, "PROTOCOLS", needs_one)
    assert open_dialogue(cast.ann, INTENTIONAL, title()).seq == 1


def test_aloud_no_word_is_taken(cast: Cast) -> None:
    spoken = Opening("intentional", Mode.SPOKEN)
    with pytest.raises(NotUsable):
        open_dialogue(cast.ann, spoken, title())

    made = open_dialogue(cast.ann, spoken, Move(uuid4(), 0, "ask"))

    people = {"ann": cast.ann, "bob": cast.bob}
    for line in f"{TO_FIRST_SEND}\nann say\nbob say\nann almost\nbob say\nann yes".split("\n"):
        if line.strip():
            made = moved(people, made.dialogue_id, line)
    row = Dialogue.objects.get(pk=made.dialogue_id)
    assert (row.step, row.events.exclude(sealed=None).count()) == ("ask_more", 0)


def moved(people: dict[str, User], dialogue_id: UUID, line: str) -> MoveResult:
    who, move = line.split()
    seq = Dialogue.objects.values_list("seq", flat=True).get(pk=dialogue_id)
    return make_move(people[who], dialogue_id, Move(uuid4(), seq, move))
