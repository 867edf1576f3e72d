"""What open pages are told of something that waits: that it does, to the one it waits for, and when it may be heard."""

from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.couples.invitations import leave
from accounts.models import MailWishes, User
from dialogue.domain import openings, request_mute
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.models import Dialogue
from dialogue.pages import context_processors
from dialogue.pages.signs import Signs, signs_for
from dialogue.protocol.terms import Mode
from tests.cast import Cast
from tests.stage import TO_FIRST_SEND, Stage

DOT = "data-dot"
NIGHT, NOON = (datetime(2026, 3, 28, hour, tzinfo=UTC) for hour in (23, 12))


def waits(stage: Stage) -> tuple[bool, bool]:
    """Whether something waits for Ann, and for Bob."""
    ann, bob = (signs_for(stage.people[who]).waits for who in ("ann", "bob"))
    return ann, bob


def dot(user: User, name: str = "account") -> bool:
    """Whether this page shows a dot on Home."""
    client = Client()
    client.force_login(user)
    body = client.get(reverse(name)).content.decode()
    (tag,) = [part for part in body.split("<") if DOT in part]
    return not tag.partition(">")[0].endswith("hidden")


def test_a_request_waits_for_the_one_who_is_asked(stage: Stage) -> None:
    assert waits(stage) == (False, True)


def test_a_turn_waits_for_the_one_who_has_it(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    assert waits(stage) == (True, False)
    stage.play("ann say I felt alone.")

    assert waits(stage) == (False, True)


def test_at_a_step_for_both_it_waits_for_whoever_is_not_ready(stage: Stage) -> None:
    stage.play("bob now\nann ready")

    assert waits(stage) == (False, True)


def test_a_pause_and_the_end_wait_for_nobody(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("bob", "pause", minutes=20)
    assert waits(stage) == (False, False)
    stage.move("bob", "stop")

    assert waits(stage) == (False, False)


def test_a_time_that_was_set_waits_for_both_once_it_has_come(stage: Stage) -> None:
    stage.move("bob", "later", until=timezone.now() + timedelta(hours=3))
    assert waits(stage) == (False, False)
    Dialogue.objects.update(appointed_at=timezone.now())

    assert waits(stage) == (True, True)


def test_a_request_that_is_muted_or_set_aside_shows_no_sign(stage: Stage, cast: Cast) -> None:
    request_mute.mute(cast.bob)
    assert waits(stage) == (False, False)
    request_mute.unmute(cast.bob)
    assert waits(stage) == (False, True)
    stage.let_rest("bob")

    assert waits(stage) == (False, False)


def test_nobody_but_the_one_it_waits_for_is_told(stage: Stage, cast: Cast) -> None:
    people = (cast.ann, cast.carl, cast.dora, cast.eve, cast.tess, cast.ada)
    assert [signs_for(person) for person in people] == [Signs(person.pk) for person in people]
    assert signs_for(cast.bob).waits
    leave(cast.ann)

    assert signs_for(cast.bob) == Signs(cast.bob.pk)


def test_quiet_hours_silence_a_request_and_a_turn_held_over_hours(stage: Stage, cast: Cast) -> None:
    assert [signs_for(cast.bob, now).quiet for now in (NOON, NIGHT)] == [False, True]
    stage.play(TO_FIRST_SEND)
    Dialogue.objects.update(mode=Mode.UNHURRIED.value)

    assert [signs_for(cast.ann, now).quiet for now in (NOON, NIGHT)] == [False, True]


@pytest.mark.parametrize("mode", [Mode.LIVE, Mode.SPOKEN])
def test_a_dialogue_that_both_have_begun_is_heard_at_night(stage: Stage, cast: Cast, mode: Mode) -> None:
    stage.play(TO_FIRST_SEND)
    Dialogue.objects.update(mode=mode.value)

    assert signs_for(cast.ann, NIGHT) == Signs(cast.ann.pk, waits=True)


def test_an_ouch_within_a_dialogue_is_a_request_too(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    hurt = Move(uuid4(), 0, "say", Content(Utterance("That I was alone.")))
    openings.open_dialogue(cast.ann, openings.Opening("reconnect", parent=stage.id), hurt)

    assert (waits(stage), signs_for(cast.bob, NIGHT).quiet) == ((False, True), True)


def test_sound_and_vibration_come_by_choice(stage: Stage, cast: Cast) -> None:
    any_hour = {"quiet_from": time(0), "quiet_until": time(0)}
    MailWishes.objects.create(person=cast.bob, sound=True, vibration=True, **any_hour)

    assert signs_for(cast.bob) == Signs(cast.bob.pk, waits=True, sound=True, vibration=True)


def test_in_focus_mode_a_turn_is_heard_and_felt_and_a_request_is_not(stage: Stage, cast: Cast) -> None:
    User.objects.filter(pk=cast.bob.pk).update(focus=True)
    cast.bob.refresh_from_db()
    asked = signs_for(cast.bob)
    stage.play(f"{TO_FIRST_SEND}\nann say I felt alone.")
    mirrors = signs_for(cast.bob)

    assert (asked.waits, asked.sound, asked.vibration) == (True, False, False)
    assert (mirrors.waits, mirrors.sound, mirrors.vibration) == (True, True, True)


def test_the_page_is_told_yes_or_no_and_no_word(stage: Stage, cast: Cast, client: Client) -> None:
    found = []
    for person in (cast.ann, cast.bob):
        client.force_login(person)
        found.append(client.get(reverse("signs")).json())

    nothing = {"waits": False, "quiet": False, "sound": False, "vibration": False}
    assert found[0] == {"person": cast.ann.pk, **nothing}
    assert found[1] == {"person": cast.bob.pk, **nothing, "waits": True, "quiet": found[1]["quiet"]}


@pytest.mark.parametrize("name", ["account", "workbook", "partner", "sharing", "home", "begin"])
def test_every_page_with_a_menu_has_a_dot_on_home_for_the_one_who_is_asked(stage: Stage, cast: Cast, name: str) -> None:
    assert (dot(cast.ann, name), dot(cast.bob, name)) == (False, True)
    stage.move("ann", "stop")

    assert (dot(cast.ann, name), dot(cast.bob, name)) == (False, False)


def test_a_page_is_shown_also_while_nobody_can_say_what_waits(
    stage: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_user: User) -> bool:
        raise DatabaseError

    monkeypatch.setattr(context_processors, "something_waits", fail)

    assert dot(cast.bob) is False


def test_a_look_that_a_page_takes_by_itself_keeps_nothing_and_brings_no_cookie(stage: Stage) -> None:
    """An answer that is late would bring the session back to a browser that has just been left."""
    client = Client()
    client.force_login(stage.people["bob"])
    client.cookies["zone"] = "Europe/Berlin"
    answer = client.get(reverse("signs"), headers={"X-Background": "1"})
    assert (answer.status_code, list(answer.cookies)) == (200, [])
    assert MailWishes.of(stage.people["bob"]).zone != "Europe/Berlin"
    client.get(reverse("account"))
    assert MailWishes.of(stage.people["bob"]).zone == "Europe/Berlin"
