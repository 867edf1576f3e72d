"""Which screen a shared phone shows, and to which of the two."""

import pytest
from django.utils import timezone

from dialogue.domain.access import room_for
from dialogue.pages.one_phone.phone_view import PhoneView, Screen, phone_view_for
from dialogue.protocol.terms import Mode, Seat
from tests.cast import Cast
from tests.library import play
from tests.stage import TO_FIRST_SEND, Stage

A, B = Seat.A, Seat.B


@pytest.fixture
def aloud(cast: Cast) -> Stage:
    return Stage(cast, "", Mode.SPOKEN)


def view_of(stage: Stage, holder: Seat = A, *, unlocked: bool = True) -> PhoneView:
    rooms = {seat: room_for(stage.people[who], stage.id) for seat, who in ((A, "ann"), (B, "bob"))}
    return phone_view_for(rooms, holder, timezone.now(), unlocked=unlocked)


def seen(stage: Stage, holder: Seat = A) -> tuple[Screen, str]:
    view = view_of(stage, holder)
    return view.screen, view.person.name


def test_a_request_and_its_answer_are_for_each_one_s_own_phone(aloud: Stage) -> None:
    view = view_of(aloud)
    assert (view.screen, view.bar, view.buttons) == (Screen.ELSEWHERE, frozenset(), ())
    assert view_of(aloud, unlocked=False).screen is Screen.ELSEWHERE


def test_without_a_code_nothing_is_to_be_tapped(aloud: Stage) -> None:
    aloud.play(TO_FIRST_SEND)
    view = view_of(aloud, unlocked=False)
    assert (view.screen, view.bar, view.buttons, view.undo) == (Screen.UNLOCK, frozenset(), (), None)


def test_where_both_act_first_the_one_who_has_the_phone_and_then_the_other(aloud: Stage) -> None:
    aloud.play("bob now")
    assert (seen(aloud, A), seen(aloud, B)) == ((Screen.TURN, "Ann"), (Screen.TURN, "Bob"))
    aloud.play("bob ready")
    assert (seen(aloud, A), seen(aloud, B)) == ((Screen.TURN, "Ann"), (Screen.HAND_OVER, "Ann"))
    assert [move for move, _label in view_of(aloud).buttons] == ["ready"]  # another time is set elsewhere


def test_the_phone_goes_over_at_each_change_of_turn(aloud: Stage) -> None:
    aloud.play(TO_FIRST_SEND)
    view = view_of(aloud)
    assert (view.screen, view.instructions.title, view.timing.speaking) == (
        Screen.TURN,
        "Your turn: say what’s on your mind",
        True,
    )
    assert view.instructions.stems
    aloud.play("ann say")
    view = view_of(aloud)
    assert (view.screen, view.seat, view.holder, view.buttons) == (Screen.HAND_OVER, B, A, ())
    assert view.undo is not None
    assert view_of(aloud, B).undo is None
    assert (view_of(aloud, B).screen, view_of(aloud, B).instructions.title) == (
        Screen.TURN,
        "Your turn: mirror what Ann said",
    )


def test_an_ouch_is_in_sight_and_gone_on_from_by_the_one_who_said_it(aloud: Stage) -> None:
    aloud.play(f"{TO_FIRST_SEND}\nbob ouch")
    for holder, mine in ((A, False), (B, True)):
        assert [(one.mine, one.asked) for one in view_of(aloud, holder).ouches] == [(mine, False)]


def test_a_pause_says_when_it_goes_on_and_has_no_turn(aloud: Stage) -> None:
    aloud.play(TO_FIRST_SEND)
    aloud.move("ann", "pause", minutes=20)
    view = view_of(aloud)
    assert (view.screen, view.buttons) == (Screen.PAUSED, ())
    assert view.back.startswith(("today at ", "tomorrow at "))


def test_over_it_offers_its_undo_to_the_one_who_ended_it(aloud: Stage) -> None:
    aloud.play(TO_FIRST_SEND)
    aloud.move("bob", "stop")
    assert (seen(aloud), view_of(aloud).undo) == ((Screen.OVER, "Ann"), None)
    undo = view_of(aloud, B).undo
    assert undo is not None
    assert undo.stop
    assert view_of(aloud, B, unlocked=False).undo is None


def test_the_rules_of_an_anger_dialogue_stand_above_its_button(cast: Cast) -> None:
    row = play(cast, "containment", Mode.SPOKEN, most=6)
    rooms = {A: room_for(cast.ann, row.pk), B: room_for(cast.bob, row.pk)}
    view = phone_view_for(rooms, A, timezone.now(), unlocked=True)
    assert ([move for move, _label in view.buttons], len(view.rules)) == (["agree"], 5)
