"""The pages of the pledge and of the calendar."""

from datetime import date

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from dialogue.domain.validation import NotUsable
from dialogue.pages import post_parsing
from dialogue.pages.text_versions import SEEN, ChangedElsewhere, Choice, both, choice_in, version_of
from dialogue.pages.turn.open_ouches import RECONNECT
from dialogue.protocol.library import PROTOCOLS
from dialogue.workbook.access import Half, for_couples
from dialogue.workbook.kind_days import calendar, marks
from dialogue.workbook.kind_days import pledge as pledges
from dialogue.workbook.kind_days.marks import Mark

METHODS = ["GET", "HEAD", "POST"]
CHOICES: dict[str, Mark | None] = {"smile": Mark.SMILE, "ouch": Mark.OUCH, "nothing": None}


@require_http_methods(METHODS)
@for_couples
def pledge(request: HttpRequest, half: Half) -> HttpResponse:
    """The pledge with both names; a POST signs it."""
    refused: dict[str, str] = {}
    if request.method == "POST":
        try:
            _sign(half, request.POST)
            return redirect("pledge")
        except NotUsable as reason:
            refused = {"refusal": str(reason.reason), "seen": request.POST.get(SEEN, "")}
        except ChangedElsewhere as changed:
            refused = {"other": changed.stored}
    names = pledges.names(half)
    mine = next(name for name in names if name.person == half.me)
    context = {
        "names": names,
        "mine": mine,
        "partner": half.partner,
        "both": all(name.at for name in names),
        "seen": version_of(mine.words),
        "length": pledges.LENGTH,
        "words": request.POST.get("words", "") if refused else mine.words,
        "other": None,
        **refused,
    }
    status = 400 if "refusal" in refused else 409 if refused else 200
    return render(request, "workbook/kind_days/pledge.html", context, status=status)


def _sign(half: Half, posted: QueryDict) -> None:
    choice, words = choice_in(posted), post_parsing.read_words(posted)
    if choice is Choice.BOTH:
        words = both(words, pledges.own_line(half), " ")
    if choice is not Choice.OTHER:
        pledges.sign(half, words, posted.get(SEEN, ""))


@require_POST
@for_couples
def take_back_pledge(request: HttpRequest, half: Half) -> HttpResponse:
    pledges.take_back(half)
    return redirect("pledge")


@require_http_methods(METHODS)
@for_couples
def kind_days(request: HttpRequest, half: Half) -> HttpResponse:
    """The calendar; a tap on a day chooses it, and a POST marks it."""
    today, refusal = timezone.localdate(), ""
    if request.method == "POST":
        try:
            day = _day(request.POST.get("day", ""))
            marks.mark(half, day, _mark(request.POST.get("mark")), today)
            return redirect(f"{reverse('kind_days')}?day={day}" if day != today else "kind_days")
        except NotUsable as reason:
            refusal = str(reason.reason)
    weeks = calendar.weeks_for(half, today)
    days = [square for week in weeks for square in week if not square.ahead]
    context = {
        "weeks": weeks,
        "chosen": next((square for square in days if str(square.day) == request.GET.get("day")), days[-1]),
        "today": today,
        "partner": half.partner,
        "shows": calendar.shows(half),
        "both": calendar.shown_to_each_other(half),
        "ouch": RECONNECT in PROTOCOLS and any(square.mine is Mark.OUCH for square in days[-2:]),
        "reconnect": RECONNECT,
        "refusal": refusal,
    }
    return render(request, "workbook/kind_days/kind_days.html", context, status=400 if refusal else 200)


@require_POST
@for_couples
def show_kind_days(request: HttpRequest, half: Half) -> HttpResponse:
    """One's own yes to looking at both calendars, or no more."""
    marks.show(half, yes="show" in request.POST)
    return redirect("kind_days")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotUsable(_("Choose a day from the last five weeks.")) from None


def _mark(text: str | None) -> Mark | None:
    if text not in CHOICES:
        raise NotUsable(_("Choose a smile or an ouch."))
    return CHOICES[text]
