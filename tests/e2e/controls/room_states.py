"""States of a room in which each of its controls stands at least once: written into the database, not pressed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from dialogue.care import live_seat
from dialogue.domain import openings, private_notes, request_mute, shelf
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import MoveResult, make_move
from dialogue.domain.queries import PAGE
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.models import Dialogue
from dialogue.protocol.library import PROTOCOLS
from imago_site.demo import playing
from imago_site.demo.scripts import script_of
from tests.cast import found, in_care
from tests.dialogue.scenarios.containment import Anger
from tests.e2e import scenes
from tests.library import play, with_practice
from tests.stage import ROUND_ONE, TO_FIRST_SEND, WHOLE, Stage

CHOICE = 32  # moves of a change request until one of the wishes is chosen


def after(slug: str, most: int) -> str:
    """What the protocol needs has been done, and the first moves of its script have been made."""
    cast = found()
    return f"/dialogue/{play(cast, slug, about=with_practice(cast, PROTOCOLS[slug]), most=most).pk}/"


def muted() -> str:
    """Bob is asked, and has muted requests."""
    address = scenes.in_a_dialogue("")
    request_mute.mute(found().bob)
    return address


def guest_asks() -> str:
    cast = found()
    in_care(cast)
    stage = _played(TO_FIRST_SEND)
    live_seat.ask(cast.tess, stage.id)
    return _address(stage)


def guest_suggests(script: str, paused: bool) -> str:
    """The therapist sits in and offers a beginning to Ann, after these moves of the first round."""
    cast, stage = found(), _played(script)
    scenes.tess_sits_in(str(stage.id))
    live_seat.suggest(cast.tess, stage.id, "What I long for is…")
    if paused:
        stage.move("bob", "pause", minutes=20)
    return _address(stage)


def with_a_shelf() -> str:
    """Bob put something aside while he listened. He speaks now, and was heard once."""
    first, *rest = ROUND_ONE.strip().splitlines()
    stage = _played(f"{TO_FIRST_SEND}{first}")
    shelf.put_on_shelf(stage.people["bob"], stage.id, "I was afraid that evening.")
    stage.play("\n".join([*rest, "bob switch"]))
    stage.play("bob say I sat in the car.\nann say You sat in the car.\nbob yes\nann ask_more\nbob more")
    return _address(stage)


def interrupted() -> str:
    """Ann opens a dialogue within another, in which it has hurt, and more has happened than a page shows at first."""
    stage = _played(TO_FIRST_SEND + "ann ouch\n" * PAGE)
    _interrupt(stage)
    return _address(stage)


def back_from_within() -> str:
    """The dialogue that Ann opened within another is over, and something was said in it."""
    stage = _played(TO_FIRST_SEND)
    hurt = Move(uuid4(), 0, "say", Content(Utterance("What hurt was the joke.")))
    inner = openings.open_dialogue(stage.people["ann"], openings.Opening("reconnect", parent=stage.id), hurt)
    heard = Move(uuid4(), inner.seq, "say", Content(Utterance("I hear that the joke hurt.")))
    made = make_move(stage.people["bob"], inner.dialogue_id, heard)
    make_move(stage.people["ann"], inner.dialogue_id, Move(uuid4(), made.seq, "stop", Content()))
    return f"/dialogue/{inner.dialogue_id}/"


def in_focus() -> str:
    """Bob is in focus mode, the second round begins after more than twenty minutes, and his box holds too much."""
    stage = _played(f"{TO_FIRST_SEND}{ROUND_ONE}\nbob switch")
    row, bob = stage.row, stage.people["bob"]
    private_notes.keep_draft(bob, row.pk, row.visit, "I was tired. I sat in the car. I did not know how to call.")
    User.objects.filter(pk=bob.pk).update(focus=True)
    Dialogue.objects.filter(pk=row.pk).update(together_since=timezone.now() - timedelta(minutes=25))
    return _address(stage)


def about_a_freedom() -> str:
    """Bob is asked for something that is his own to decide."""
    cast = found()
    with_practice(cast, PROTOCOLS["change_request"])
    moves = script_of("change_request").replace("switch the television off", "show me your phone").splitlines()
    row = playing.play(
        {"ann": cast.ann, "bob": cast.bob}, openings.Opening("change_request"), "\n".join(moves[:CHOICE])
    )
    return f"/dialogue/{row.pk}/"


def anger_stopped() -> str:
    """Somebody ended an anger dialogue while the anger was said."""
    anger = Anger(found()).to_the_anger()
    anger.move("ann", "stop")
    return f"/dialogue/{anger.id}/"


def just_moved(script: str) -> str:
    """The last of these moves can be taken back for as long as a test may take."""
    address = scenes.in_a_dialogue(script)
    scenes.undo_lasts()
    return address


def _played(script: str) -> Stage:
    stage = Stage(found())
    stage.play(script)
    return stage


def _interrupt(stage: Stage) -> MoveResult:
    ask = Move(uuid4(), 0, "contain", Content(until=timezone.now() + timedelta(minutes=30)))
    return openings.open_dialogue(stage.people["ann"], openings.Opening("containment", parent=stage.id), ask)


def _address(stage: Stage) -> str:
    return f"/dialogue/{stage.id}/"


def _part_of_round_one(most: int) -> str:
    return "\n".join([TO_FIRST_SEND, *ROUND_ONE.strip().splitlines()[:most]])


@dataclass(frozen=True)
class State:
    """A scene that fills the database once the cast is there, and the person whose page shows something of it."""

    name: str
    scene: Callable[..., str]
    arguments: tuple[object, ...] = ()


STATES: dict[str, State] = {
    "asked": State("Bob", scenes.in_a_dialogue, ("",)),
    "muted": State("Bob", muted),
    "speaking": State("Ann", scenes.in_a_dialogue, (TO_FIRST_SEND,)),
    "hurt": State("Ann", scenes.in_a_dialogue, (f"{TO_FIRST_SEND}\nann ouch",)),
    "partner hurt": State("Ann", scenes.in_a_dialogue, (f"{TO_FIRST_SEND}\nbob ouch",)),
    "mirroring": State("Bob", scenes.in_a_dialogue, (_part_of_round_one(1),)),
    "mirroring a long text": State("Bob", scenes.in_a_dialogue, (f"{TO_FIRST_SEND}ann say {'I felt alone. ' * 50}",)),
    "checking": State("Ann", scenes.in_a_dialogue, (_part_of_round_one(2),)),
    "speaking again": State("Bob", with_a_shelf),
    "making sense of it": State("Bob", scenes.in_a_dialogue, (_part_of_round_one(14),)),
    "making sense, and a feeling": State("Bob", after, ("first_dialogue", 8)),
    "guessing feelings": State("Bob", scenes.in_a_dialogue, (_part_of_round_one(20),)),
    "just spoken": State("Ann", just_moved, (_part_of_round_one(1),)),
    "in focus": State("Bob", in_focus),
    "just ended": State("Ann", just_moved, (f"{TO_FIRST_SEND}\nann stop",)),
    "over": State("Ann", scenes.in_a_dialogue, (WHOLE,)),
    "refused": State("Ann", scenes.in_a_dialogue, ("bob not_today",)),
    "interrupted": State("Ann", interrupted),
    "back from within": State("Ann", back_from_within),
    "guest asks": State("Ann", guest_asks),
    "guest suggests": State("Ann", guest_suggests, (TO_FIRST_SEND, False)),
    "guest suggests, paused": State("Ann", guest_suggests, (TO_FIRST_SEND, True)),
    "guest suggests, box in a fold": State("Ann", guest_suggests, (_part_of_round_one(13), False)),
    "cooling down": State("Ann", after, ("containment", 1)),
    "in anger": State("Ann", after, ("containment", 4)),
    "anger stopped": State("Bob", anger_stopped),
    "rules": State("Ann", after, ("containment", 6)),
    "request": State("Ann", after, ("change_request", 23)),
    "aloud, arriving": State("Ann", scenes.aloud_in_person, ("bob now",)),
    "aloud": State("Ann", scenes.aloud_in_person, (TO_FIRST_SEND,)),
    "choice": State("Bob", about_a_freedom),
    "day": State("Bob", after, ("change_request", 41)),
    "end with a guest": State("Ann", after, ("parent_child", 34)),
}
