"""What a shared phone can do from a seat: every move that brings no words, by its own person, and no other."""

from uuid import uuid4

import pytest

from dialogue.domain.access import room_for
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.take_back import TooLate
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.models import Dialogue, Event
from dialogue.pages.one_phone import taps
from dialogue.protocol.library import PROTOCOLS, protocol_of
from dialogue.protocol.terms import WORDY, Ask, IllegalMove, Mode, Seat
from tests.cast import Cast
from tests.stage import TO_FIRST_SEND, Stage


@pytest.fixture
def aloud(cast: Cast) -> Stage:
    """Held aloud; Ann is to speak first."""
    stage = Stage(cast, "", Mode.SPOKEN)
    stage.play(TO_FIRST_SEND)
    return stage


def tap(stage: Stage, who: str, move: str, content: Content | None = None) -> None:
    room = room_for(stage.people[who], stage.id)
    taps.tap(room, Move(uuid4(), stage.row.seq, move, content or Content()))


def test_a_turn_is_taken_by_its_own_seat(aloud: Stage) -> None:
    for who, move in (("ann", "say"), ("bob", "say"), ("ann", "yes"), ("bob", "ask_more"), ("ann", "no_more")):
        tap(aloud, who, move)

    last = aloud.row.events.order_by("-seq")[:5]
    assert [(event.seat, event.move) for event in reversed(last)] == [
        ("a", "say"),
        ("b", "say"),
        ("a", "yes"),
        ("b", "ask_more"),
        ("a", "no_more"),
    ]
    assert not aloud.row.events.filter(sealed__isnull=False).exists()


def test_nobody_takes_the_other_s_turn(aloud: Stage) -> None:
    with pytest.raises(IllegalMove):
        tap(aloud, "bob", "say")


def test_the_same_tap_twice_is_once(aloud: Stage) -> None:
    room = room_for(aloud.people["ann"], aloud.id)
    move = Move(uuid4(), aloud.row.seq, "say")
    for _ in range(2):
        taps.tap(room, move)

    assert aloud.row.events.filter(move_id=move.move_id).count() == 1


def test_words_that_come_along_are_dropped_and_a_pause_has_its_own_length(aloud: Stage) -> None:
    tap(aloud, "ann", "say", Content(Utterance("a word that is not kept")))
    tap(aloud, "bob", "pause", Content(minutes=1440))

    row = aloud.row
    assert not row.events.filter(sealed__isnull=False).exists()
    assert row.back_at is not None
    assert 19 <= (row.back_at - row.events.get(seq=row.seq).at).total_seconds() / 60 <= 20


def test_both_are_back_with_one_tap_each_by_their_own_move(aloud: Stage) -> None:
    tap(aloud, "bob", "pause")
    rooms = {seat: room_for(aloud.people[who], aloud.id) for seat, who in ((Seat.A, "ann"), (Seat.B, "bob"))}
    move = Move(uuid4(), aloud.row.seq, "resume")
    for _ in range(2):
        taps.both_are_back(rooms, move)

    assert not aloud.row.paused
    assert sorted(Event.objects.filter(move="resume").values_list("seat", flat=True)) == ["a", "b"]


@pytest.mark.parametrize("move", ["now", "later", "not_today", "stop", "pause", "ouch"])
def test_what_somebody_answers_to_a_request_is_not_for_another_s_phone(cast: Cast, move: str) -> None:
    stage = Stage(cast, "", Mode.SPOKEN)
    with pytest.raises(IllegalMove):
        tap(stage, "bob", move)
    assert stage.row.seq == 1


@pytest.mark.parametrize("move", ["later", "resume", "go_on", "not_today"])
def test_what_brings_a_time_or_is_not_offered_is_refused(cast: Cast, move: str) -> None:
    stage = Stage(cast, "", Mode.SPOKEN)
    stage.play("bob now")
    stage.move("ann", "ouch")
    with pytest.raises(IllegalMove):
        tap(stage, "bob", move, Content(minutes=5))


def test_nobody_takes_back_what_the_other_did(aloud: Stage) -> None:
    tap(aloud, "ann", "say")
    with pytest.raises(TooLate):
        tap(aloud, "bob", "take_back")
    tap(aloud, "ann", "take_back")
    assert aloud.row.step == "send"


def test_a_dialogue_in_writing_takes_no_tap(cast: Cast) -> None:
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    for move in ("pause", "ouch", "stop", "say"):
        with pytest.raises(IllegalMove):
            tap(stage, "ann", move)


@pytest.mark.parametrize("slug", [slug for slug, one in PROTOCOLS.items() if Mode.SPOKEN in one.modes])
def test_held_aloud_no_step_of_any_kind_asks_for_words(slug: str) -> None:
    protocol = protocol_of(slug, PROTOCOLS[slug].version, Mode.SPOKEN)
    asked = {way.asks for step in protocol.steps.values() for way in step.ways.values()}
    assert asked - taps.BARE - {Ask.TIME, Ask.DAY} == set()
    assert not asked & WORDY


def test_what_one_of_them_asked_for_meanwhile_is_not_ended_for_both_with_one_tap(aloud: Stage) -> None:
    said = Move(uuid4(), 0, "say", Content(Utterance("Ouch.")))
    nested = open_dialogue(aloud.people["bob"], Opening("reconnect", parent=aloud.id), said).dialogue_id
    rooms = {seat: room_for(aloud.people[who], aloud.id) for seat, who in ((Seat.A, "ann"), (Seat.B, "bob"))}

    with pytest.raises(IllegalMove):
        taps.both_are_back(rooms, Move(uuid4(), aloud.row.seq, "resume"))
    assert (aloud.row.paused, Dialogue.objects.get(pk=nested).over) == (True, False)
