"""The pages of the profile. One view serves every sitting; what it asks is data."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.auth.request_user import person_of
from accounts.models import User
from dialogue.domain.validation import NotUsable
from dialogue.pages.text_versions import SEEN, ChangedElsewhere, Choice, choice_in
from dialogue.workbook.access import Half, for_couples
from dialogue.workbook.imago import answers, dialogue_draft, pages, sharing
from dialogue.workbook.imago.answers import SittingAnswers
from dialogue.workbook.imago.forms import as_typed, read_sitting
from dialogue.workbook.imago.sittings import BY_SLUG, SITTINGS, Sitting
from dialogue.workbook.page_fingerprint import mark_of

METHODS = ["GET", "HEAD", "POST"]


@require_GET
def profile(request: HttpRequest) -> HttpResponse:
    """Where the sittings begin, and which of them hold something."""
    kept = answers.written_by(person_of(request))
    return render(request, "workbook/imago/profile.html", {"sittings": [(one, one.slug in kept) for one in SITTINGS]})


@require_GET
def rest(request: HttpRequest) -> HttpResponse:
    """Enough for today, or the end: everything is saved, and here is how to come back to now."""
    return render(request, "workbook/imago/grounding.html", {"finished": "finished" in request.GET})


@require_http_methods(METHODS)
def sit(request: HttpRequest, sitting: str) -> HttpResponse:
    """One sitting. Whichever button is pressed, what was typed is kept first; a refusal shows it again as it was."""
    user, now = person_of(request), BY_SLUG.get(sitting)
    if now is None:
        raise Http404
    if request.method == "POST":
        try:
            _keep(request.POST, user, now)
        except NotUsable as refusal:
            context = {"refusal": str(refusal.reason), "seen": request.POST.get(SEEN, "")}
            context |= {"other": pages.in_words(user, now)} if choice_in(request.POST) else {}
            return _sitting(request, user, now, as_typed(request.POST, now), context, 400)
        except ChangedElsewhere:
            context = {"other": pages.in_words(user, now)}
            return _sitting(request, user, now, as_typed(request.POST, now), context, 409)
        return _onward(now, request.POST.get("then", "stay" if choice_in(request.POST) else ""))
    return _sitting(request, user, now)


def _keep(posted: QueryDict, user: User, now: Sitting) -> None:
    choice, written = choice_in(posted), read_sitting(posted, now)
    if choice is Choice.BOTH:
        written = answers.together(written, answers.written_by(user).get(now.slug, SittingAnswers()), now)
    if choice is not Choice.OTHER:
        answers.keep(user, now, written, posted.get(SEEN, ""))


@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Deletes one sitting, or all of it with what was shown to the partner."""
    user, slug = person_of(request), request.POST.get("sitting", "")
    if slug == "all":
        sharing.forget_everything(user)
    elif slug in BY_SLUG:
        answers.forget(user, [slug])
    else:
        raise Http404
    return redirect("imago")


@require_POST
def bring(request: HttpRequest) -> HttpResponse:
    """Puts one sentence into the box of the person's own turn; where there is no such turn, it says so."""
    user = person_of(request)
    sentence = answers.filled_in(answers.written_by(user)).get(request.POST.get("sentence", ""))
    if sentence is None:
        raise Http404
    dialogue = dialogue_draft.bring(user, sentence)
    if dialogue:
        return redirect("room", dialogue)
    return _sitting(request, user, BY_SLUG["sentences"], None, {"not_now": True}, 409)


@require_http_methods(METHODS)
@for_couples
def of_both(request: HttpRequest, half: Half) -> HttpResponse:
    """What both let each other see of what is alike."""
    refusal = ""
    if request.method == "POST":
        try:
            if request.POST.get("act") == "show":
                sharing.consent(half, request.POST.getlist("pair"))
            elif request.POST.get("act") == "withdraw":
                sharing.withdraw(half)
            else:
                raise Http404
            return redirect("imago_both")
        except NotUsable as reason:
            refusal = str(reason.reason)
    mark = mark_of(half)  # before the words: what changes in between shows as an older mark
    context = pages.of_both(half) | {"mark": mark, "partner": half.partner, "refusal": refusal}
    return render(request, "workbook/imago/couple_overlap.html", context, status=400 if refusal else 200)


def _onward(now: Sitting, then: str) -> HttpResponse:
    if then == "stop":
        return redirect("imago_rest")
    place = SITTINGS.index(now) + (then == "next")
    if place < len(SITTINGS):
        return redirect("imago_sitting", SITTINGS[place].slug)
    return redirect(f"{reverse('imago_rest')}?finished=1")


def _sitting(  # noqa: PLR0913, PLR0917  what one page is made of
    request: HttpRequest,
    user: User,
    now: Sitting,
    typed: SittingAnswers | None = None,
    also: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = pages.sitting(user, now, typed) | (also or {})
    return render(request, "workbook/imago/sitting.html", context, status=status)
