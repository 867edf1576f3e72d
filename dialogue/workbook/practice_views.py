"""Mirror practice: a sentence, one's own mirror of it, and what the lens and the rules say. Nothing of it is kept."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.auth.request_user import person_of
from dialogue.coach.terms import CoachedText
from dialogue.domain.utterance import TEXT_LENGTH
from dialogue.domain.validation import NotUsable
from dialogue.pages import hints, post_parsing
from dialogue.pages.refusals import reason_for
from dialogue.person_rate_limit import TooManyHints
from dialogue.workbook.practice_sentences import SENDS


@require_http_methods(["GET", "HEAD", "POST"])
def practice(request: HttpRequest) -> HttpResponse:
    """One sentence of the collection, by its number; after a POST, the mirror beside it."""
    number = _number(request.GET.get("n", ""))
    level, send = SENDS[number - 1]
    context = {"number": number, "of": len(SENDS), "level": level, "send": send, "hard": TEXT_LENGTH}
    context |= {"next": number % len(SENDS) + 1, "text": request.POST.get("text", "")}
    if request.method == "POST":
        try:
            mirror = post_parsing.read_words(request.POST, "text")
            context["look"] = hints.look(person_of(request), CoachedText("mirror", mirror, hints.language(), str(send)))
        except (NotUsable, TooManyHints) as refusal:
            return render(request, "workbook/practice.html", context | {"refusal": reason_for(refusal)}, status=400)
    return render(request, "workbook/practice.html", context)


def _number(given: str) -> int:
    """The place of a sentence, from 1; the first one for anything else."""
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 4 else 1
    return number if 1 <= number <= len(SENDS) else 1
