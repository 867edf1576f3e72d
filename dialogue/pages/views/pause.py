"""The page on which somebody pauses a dialogue until a set time, or changes that time. Each is a move."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.auth.request_user import person_of
from dialogue.domain.access import room_for
from dialogue.domain.nested_dialogues import open_nested_dialogue
from dialogue.pages.turn.reader_moves import moves_of
from dialogue.pages.turn.turn_timing import set_times_of
from dialogue.protocol.terms import PAUSE
from dialogue.texts.meeting_times import meeting_times


@require_GET
def pause_until(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    """For everybody in the same words, so that nothing about who chose it can be told from such a pause."""
    room = room_for(person_of(request), dialogue_id)
    row, now = room.dialogue, timezone.now()
    if PAUSE not in moves_of(room).legal or open_nested_dialogue(row):
        return redirect("room", dialogue_id)
    shown = {"dialogue": row, "partner": room.partner, "move_id": uuid4(), "back": set_times_of(row, now).back}
    return render(request, "dialogue/pause_until.html", shown | {"times": meeting_times(now)})
