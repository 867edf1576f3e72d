"""What happened and whose turn it is, as HTML and words for one reader."""

from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.text_direction import isolated
from dialogue.domain.access import Room, RoomView
from dialogue.pages.hints import Look
from dialogue.pages.line_labels import line_context
from dialogue.pages.transcripts import Entry, Transcript
from dialogue.pages.turn.turn import Turn
from dialogue.texts import kind_of
from dialogue.texts.stages import STAGES


def turn_html(context: dict[str, Any]) -> str:
    """The inside of `#turn`, from a `turn_context`."""
    return render_to_string("dialogue/room/_turn.html", context)


def bar_html(context: dict[str, Any]) -> str:
    """Pause, ouch, stop and help, from a `turn_context`."""
    return render_to_string("dialogue/room/_menu_bar.html", context)


def hints_html(room: Room, look: Look) -> str:
    return render_to_string("dialogue/_hints.html", {"look": look, "partner": room.partner})


def turn_context(turn: Turn) -> dict[str, Any]:
    return {
        "turn": turn,
        "room": turn.room,
        "dialogue": turn.room.dialogue,
        "partner": turn.participants.partner,
        "steps": _steps(turn.room.protocol.stages, turn.room.step.stage, get_language()),
    }


@lru_cache(maxsize=1024)
def _steps(names: tuple[str, ...], stage: str, _language: str | None) -> str:
    """The stepper. Everybody at this stage has the same, and making it was a third of most turns."""
    at = names.index(stage) if stage in names else len(names)
    states = ["done"] * at + ["now"] + [""] * len(names)
    stages = [(STAGES[name], state) for name, state in zip(names, states, strict=False)]
    return render_to_string("dialogue/room/_steps.html", {"stages": stages})


def presence_text(name: str, *, here: bool, writing: bool = False) -> str:
    if writing:
        return _("%(name)s is writing") % {"name": isolated(name)}
    if here:
        return _("%(name)s is here") % {"name": isolated(name)}
    return _("%(name)s doesn’t have this page open") % {"name": isolated(name)}


def request_text(room: Room) -> str:
    """In its place while a request waits: the same for the asker wherever the partner is, and nothing for the asked."""
    return "" if room.asked else _("Waiting for an answer from %(name)s") % {"name": isolated(room.partner.name)}


def transcript_context(transcript: Transcript[Any]) -> dict[str, Any]:
    room = transcript.room
    rounds = [(number, [_entry_context(room, entry) for entry in entries]) for number, entries in transcript.rounds]
    return {
        "room": room,
        "dialogue": room.dialogue,
        "title": transcript.title,
        "kind": kind_of(room.protocol),
        "rounds": rounds,
        "withheld": transcript.withheld,
    }


def _entry_context(room: RoomView, entry: Entry) -> dict[str, Any]:
    stage = room.protocol.steps[entry.line.step].stage
    return {
        "line": entry.line,
        **line_context(room, entry.line),
        "withheld": entry.line.withheld,
        "stage": stage,
        "stage_label": STAGES[stage],
        "given_back": [_entry_context(room, back) for back in entry.given_back],
    }
