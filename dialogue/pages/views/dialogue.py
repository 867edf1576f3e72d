"""Views of home, the room, moves by form when there is no script, and the transcript."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.auth.request_user import person_of
from accounts.care import consent, therapists
from dialogue.care import comments, sharing_preferences
from dialogue.care.access_fingerprint import reader_mark
from dialogue.domain import follow_ups
from dialogue.domain.moves import move_transaction
from dialogue.jobs.deadline_moves import moves_of
from dialogue.jobs.scheduler import do_due
from dialogue.pages import closing_answers, home, post_parsing, transcripts
from dialogue.pages.highlights import highlights_of
from dialogue.pages.refusals import REFUSALS, reason_for
from dialogue.pages.render import transcript_context
from dialogue.pages.views.post_only import post_only
from dialogue.pages.views.room_page import room_page

LATEST = 3  # past dialogues that home shows; all are one tap away


@require_GET
def home_page(request: HttpRequest) -> HttpResponse:
    """Where a person begins; somebody who works here begins at their work.

    One of the two pages that write when they are looked at. Where cron runs the scheduler, it comes every few minutes,
    and until then a request that has lapsed would stand there to be answered. Twice is as once.
    """
    work = therapists.profile_of(person_of(request))
    if work and work.approved:
        return redirect("caseload")
    if work and work.waiting:
        return redirect("therapist")
    do_due(scope=moves_of(person_of(request)))
    return home_with(request)


@require_GET
def room(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    """The room. It makes the moves that are due first, as home does, and for the same reason.

    Once its socket is open, the catch-up does that; without a script nobody else does.
    """
    do_due(scope=moves_of(person_of(request)))
    return room_page(request, dialogue_id)


@post_only("room")
def move(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    """A move by form, and what closes with it. Refused, the page comes back with the reason and all that was given."""
    user, closing = person_of(request), None
    try:
        move, closing = post_parsing.read_move(request.POST), closing_answers.read_closing(request.POST)
        if closing:
            closing_answers.keep_closing(user, dialogue_id, closing)
        move_transaction.make_counted_move(user, dialogue_id, move)
    except REFUSALS as refusal:
        text = request.POST.get("text")
        return room_page(request, dialogue_id, refusal=reason_for(refusal), text=text, closing=closing)
    return redirect("room", dialogue_id)


@require_GET
def transcript(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    mark = reader_mark(person_of(request))  # before the words: what changes in between shows as an older mark
    found = transcripts.transcript_for(person_of(request), dialogue_id)
    couple, reader = found.room.dialogue.couple, found.room.me
    context = transcript_context(found) | {
        "look_back": follow_ups.following(found.room),
        "remarks": comments.remarks_for(reader, found.room.dialogue, found.hidden),
        "mark": mark,
        "here": reverse("transcript", args=[dialogue_id]),
        "wish": sharing_preferences.wish_of(reader, found.room.dialogue),
        "link": consent.link_of(couple),
    }
    return render(request, "dialogue/transcript/transcript.html", context)


def home_with(request: HttpRequest, *, refusal: str = "", unsent: str = "") -> HttpResponse:
    """Home; `unsent` is what was refused, and has no form of its own that could take it again."""
    user = person_of(request)
    mark = reader_mark(user)
    living = home.living_context(user)
    context = living | {
        "mark": mark,
        "offers": home.offers_for(user, living),
        "highlights": highlights_of(user),
        "past": transcripts.past_of(user, most=LATEST),
        "refusal": refusal,
        "unsent": unsent,
    }
    return render(request, "dialogue/home/home.html", context, status=400 if refusal else 200)
