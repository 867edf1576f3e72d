"""Pages: home, the room, what a form posts when there is no script, and the transcript."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts import care, therapists
from accounts.people import person_of
from dialogue import assignments, comments, forms, home, private, rendering, selectors, services, sharing, transcripts
from dialogue.access import NotInTheRoom, room_for
from dialogue.due.moves import keep_time_for
from dialogue.refusals import REFUSALS, reason_for
from dialogue.said import TITLE_LENGTH
from dialogue.turns import turn_for


@require_GET
def home_page(request: HttpRequest) -> HttpResponse:
    """Where a person begins; somebody who works here begins at their work."""
    work = therapists.profile_of(person_of(request))
    if work and work.approved:
        return redirect("caseload")
    if work and work.waiting:
        return redirect("therapist")
    keep_time_for(person_of(request))
    return _home(request)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Asks the partner for a dialogue."""
    try:
        user, slug = person_of(request), "intentional"
        keep_time_for(user)  # what has gone by is no open dialogue
        made = services.request_dialogue(user, slug, forms.read_request(request.POST))
        assignments.begun(user, made.dialogue_id, slug)
    except REFUSALS as refusal:
        return _home(request, refusal=reason_for(refusal), title=request.POST.get("title", ""))
    return redirect("room", made.dialogue_id)


@require_GET
def room(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    keep_time_for(person_of(request))
    return _room_page(request, dialogue_id)


@require_POST
def move(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    """A move by form. Refused, the page comes back with the reason and the words still there."""
    try:
        services.make_move(person_of(request), dialogue_id, forms.read_move(request.POST))
    except REFUSALS as refusal:
        return _room_page(request, dialogue_id, refusal=reason_for(refusal), text=request.POST.get("text"))
    return redirect("room", dialogue_id)


@require_POST
def check_body(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    try:
        private.check_body(person_of(request), dialogue_id, forms.read_level(request.POST))
    except REFUSALS as refusal:
        return _room_page(request, dialogue_id, refusal=reason_for(refusal))
    return redirect("room", dialogue_id)


@require_POST
def let_rest(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    try:
        private.let_rest(person_of(request), dialogue_id)
    except NotInTheRoom:
        raise
    except REFUSALS:
        return redirect("room", dialogue_id)
    return redirect("home")


@require_GET
def transcript(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    found = transcripts.transcript_for(person_of(request), dialogue_id)
    couple, reader = found.room.dialogue.couple, found.room.me
    link = care.link_of(couple)
    context = rendering.transcript_context(found) | {
        "remarks": comments.remarks_on(found.room.dialogue),
        "wish": sharing.wish_of(reader, found.room.dialogue),
        "therapist": link.therapist if link else None,
    }
    return render(request, "dialogue/transcript.html", context)


def _room_page(request: HttpRequest, dialogue_id: UUID, *, refusal: str = "", text: str | None = None) -> HttpResponse:
    here = room_for(person_of(request), dialogue_id)
    lines = selectors.last_events(here)
    context = rendering.turn_context(turn_for(here, text)) | {
        "lines": [{"line": line, **rendering.line_context(here, line)} for line in lines],
        "told": here.dialogue.seq,
        "title": selectors.title_of(here),
        "refusal": refusal,
        "kept_text": text or "" if refusal else "",
        "earlier": bool(lines) and lines[0].seq > 1,
    }
    return render(request, "dialogue/room.html", context, status=409 if refusal else 200)


def _home(request: HttpRequest, *, refusal: str = "", title: str = "") -> HttpResponse:
    user = person_of(request)
    context = home.living_context(user) | {
        "past": transcripts.past_of(user),
        "refusal": refusal,
        "given_title": title,
        "title_length": TITLE_LENGTH,
        "move_id": uuid4(),
    }
    return render(request, "dialogue/home.html", context, status=400 if refusal else 200)
