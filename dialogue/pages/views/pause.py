"""The page on which somebody pauses a dialogue until a set time. The pause itself is a move, as any other."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.auth.request_user import person_of
from dialogue.domain.access import room_for
from dialogue.pages.turn.reader_moves import moves_of
from dialogue.protocol.terms import PAUSE
from dialogue.texts.meeting_times import meeting_times


@require_GET
def pause_until(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    """For everybody in the same words, so that nothing about who chose it can be told from such a pause."""
    room = room_for(person_of(request), dialogue_id)
    if room.dialogue.paused or PAUSE not in moves_of(room).legal:
        return redirect("room", dialogue_id)
    shown = {"dialogue": room.dialogue, "partner": room.partner, "move_id": uuid4()}
    return render(request, "dialogue/pause_until.html", shown | {"times": meeting_times(timezone.now())})
