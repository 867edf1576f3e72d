"""The pages of check-ins: one's own line and its questions; for a therapist, on the yes of both, the lines of both."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.auth.request_user import person_of
from accounts.care import consent
from accounts.care.decorators import for_therapists
from accounts.models import User
from dialogue.care import trend_consent
from dialogue.care.access_fingerprint import rights_mark
from dialogue.care.therapist_access import link_for
from dialogue.domain.access import people_of
from dialogue.domain.validation import NotUsable
from dialogue.pages.post_parsing import read_link
from dialogue.pages.protocol_choices import usual_for
from dialogue.protocol.terms import Seat
from dialogue.workbook.access import Half, for_couples
from dialogue.workbook.checkins import answers, pages
from dialogue.workbook.checkins.questions import HOW_IT_FEELS
from dialogue.workbook.checkins.scoring import FORMS, Kind
from dialogue.workbook.checkins.texts import WORDS
from dialogue.workbook.checkins.trend import newest_answer


@require_GET
@for_couples
def check_ins(request: HttpRequest, half: Half) -> HttpResponse:
    link = consent.link_of(half.couple)
    trends = pages.own_trends(half.me, half.couple, timezone.localdate())
    context = {
        "trends": trends,
        "next_step": usual_for(half.couple) if any(trend.low for trend in trends) else None,
        "partner": half.partner,
        "heard": pages.own_heard(half.me, half.couple),
        "link": link,
        "therapist": link.therapist if link else None,
        "shares": link is not None and trend_consent.says_yes(half.me, link),
    }
    return render(request, "workbook/checkins/check_ins.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_couples
def check_in(request: HttpRequest, half: Half, kind: str) -> HttpResponse:
    """The questions; after a refusal with what was chosen, and what is missing."""
    if kind not in set(Kind):
        raise Http404
    form, refusal = FORMS[Kind(kind)], ""
    points = _points(request.POST)
    if request.method == "POST":
        try:
            answers.keep(half.me, half.couple, form.kind, points, timezone.localdate())
            messages.success(request, _("Saved (private to you)."))
            return redirect("check_ins")
        except NotUsable as reason:
            refusal = str(reason.reason)
    context = {
        "form": form,
        "words": WORDS[form.kind],
        "items": [(item, points.get(item.number)) for item in form.items],
        "how_it_feels": HOW_IT_FEELS,
        "refusal": refusal,
    }
    return render(request, "workbook/checkins/check_in.html", context, status=400 if refusal else 200)


@require_POST
def share_trend(request: HttpRequest) -> HttpResponse:
    """One's own yes to the therapist, or no more."""
    trend_consent.answer(person_of(request), yes="share" in request.POST, asked=read_link(request.POST))
    return redirect("check_ins")


@require_GET
@for_therapists
def trend(request: HttpRequest, therapist: User, couple_id: int) -> HttpResponse:
    """Nothing is opened, and nothing written down, unless both said yes."""
    mark = rights_mark(therapist)  # before the words: what changes in between shows as an older mark
    link = link_for(therapist, couple_id)
    people = people_of(link.couple)
    both = [people[Seat.A], people[Seat.B]]
    shared = trend_consent.both_say_yes(link)
    if shared:
        trend_consent.note_reading(therapist, link, newest_answer(link.couple))
    context = {
        "link": link,
        "people": both,
        "shared": shared,
        "trends": pages.trends_of_both(both, link.couple, timezone.localdate()) if shared else [],
        "mark": mark,
        "here": reverse("trend", args=[couple_id]),
    }
    return render(request, "workbook/checkins/trend.html", context)


def _points(posted: QueryDict) -> dict[int, int]:
    """What was chosen, by the number of the question. What is no number is no answer."""
    chosen = {number: posted.get(f"q{number}", "") for number in FORMS[Kind.MONTHLY].numbers}
    return {number: int(text) for number, text in chosen.items() if text.isascii() and text.isdigit() and len(text) < 3}
