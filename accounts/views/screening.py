"""Questions for one person alone. One address and one status for every step and every outcome; nothing is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from accounts.auth.request_user import person_of
from accounts.auth.timezone_middleware import zone_in
from accounts.encryption.framing import CannotDecrypt
from accounts.safety import screening
from accounts.safety.crisis_lines import sections_for
from accounts.safety.reader_country import country_in
from accounts.safety.screening import QUESTIONS, Progress


@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    """Begins anew at each visit. What is posted oddly begins anew, too."""
    user, step, answer = person_of(request), request.POST.get("step"), request.POST.get("answer", "")
    if step == "alone":
        return _question(request, Progress()) if answer == "yes" else _page(request, "postponement")
    if step == "question":
        try:
            progress = screening.open_progress(user, request.POST.get("so_far", "")).with_answer(answer)
        except (CannotDecrypt, ValueError):
            return _page(request, "introduction")
        return _page(request, "outcome", yes=progress.yes) if progress.over else _question(request, progress)
    return _page(request, "introduction")


def _question(request: HttpRequest, progress: Progress) -> HttpResponse:
    so_far = screening.seal_progress(person_of(request), progress)
    context = {"question": QUESTIONS[progress.asked], "number": progress.asked + 1, "so_far": so_far}
    return _page(request, "question", **context)


def _page(request: HttpRequest, part: str, **context: object) -> HttpResponse:
    country = country_in(zone_in(request.COOKIES))
    regions = sections_for(get_language() or "en", country) if part == "outcome" else ()
    shown = {"part": f"accounts/screening/{part}.html", "most": len(QUESTIONS), "regions": regions, **context}
    return render(request, "accounts/screening.html", shown)
