"""Pages of the live seat: asking for it, sitting in it, offering a stem, leaving."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.auth.rate_limit import MINUTE, rate_limited
from accounts.care.decorators import for_therapists
from accounts.models import User
from accounts.views.confirmation import Question, confirmation_page
from dialogue.care import live_seat
from dialogue.domain.validation import NotUsable
from dialogue.pages.post_parsing import read_words
from dialogue.review.live_seat_consumer import living_context, show_on_page, sit_down


@require_GET
@for_therapists
def sitting(request: HttpRequest, therapist: User, dialogue_id: UUID) -> HttpResponse:
    return _page(request, therapist, dialogue_id)


@require_POST
@for_therapists
def ask_to_sit_in(request: HttpRequest, therapist: User, dialogue_id: UUID) -> HttpResponse:
    """Asks both partners; they see it at once in their room."""
    try:
        seat = live_seat.ask(therapist, dialogue_id)
    except live_seat.SeatNotFree:
        raise Http404 from None
    return redirect("couple", seat.dialogue.couple_id)


@require_POST
@for_therapists
@rate_limited("suggest", most=20, seconds=MINUTE)
def suggest(request: HttpRequest, therapist: User, dialogue_id: UUID) -> HttpResponse:
    stem = request.POST.get("stem", "")
    try:
        live_seat.suggest(therapist, dialogue_id, read_words(request.POST, "stem"))
    except NotUsable as refusal:
        return _page(request, therapist, dialogue_id, refusal=str(refusal.reason), stem=stem)
    return redirect("sitting", dialogue_id)


@require_POST
@for_therapists
def leave_seat(request: HttpRequest, therapist: User, dialogue_id: UUID) -> HttpResponse:
    if not live_seat.has_seat(therapist, dialogue_id):
        raise Http404
    question = Question(
        title=_("Leave this dialogue?"),
        text=_("Both partners see that you left. You can’t come back to this dialogue."),
        button=_("Leave the dialogue"),
        back=reverse("sitting", args=[dialogue_id]),
    )
    if page := confirmation_page(request, question):
        return page
    live_seat.end(therapist, dialogue_id)
    return redirect("caseload")


def _page(
    request: HttpRequest, therapist: User, dialogue_id: UUID, *, refusal: str = "", stem: str = ""
) -> HttpResponse:
    sit_down(therapist, dialogue_id)
    show_on_page(dialogue_id)
    context = living_context(therapist, dialogue_id)
    context |= {"refusal": refusal, "stem": stem, "stem_length": live_seat.STEM_LENGTH}
    return render(request, "review/live_seat.html", context, status=400 if refusal else 200)
