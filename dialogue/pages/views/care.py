"""Views by which partners answer their therapist: a seat beside the dialogue, a stem, a proposal."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.auth.request_user import person_of
from dialogue.care import assignments, live_seat


@require_POST
def answer_seat(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    answer = {"agree": live_seat.agree, "leave": live_seat.end}.get(request.POST.get("answer", ""))
    if answer:
        answer(person_of(request), dialogue_id)
    return redirect("room", dialogue_id)


@require_POST
def decline_suggestion(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    live_seat.decline(person_of(request), dialogue_id)
    return redirect("room", dialogue_id)


@require_POST
def set_aside(request: HttpRequest, key: UUID) -> HttpResponse:
    assignments.set_aside(person_of(request), key)
    return redirect("home")
