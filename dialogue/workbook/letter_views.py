"""The page of the letter."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.auth.request_user import person_of
from accounts.models import User
from dialogue.domain.utterance import LETTER_LENGTH
from dialogue.domain.validation import NotUsable
from dialogue.pages.post_parsing import read_words
from dialogue.pages.protocol_choices import entry_of
from dialogue.pages.text_versions import SEEN, ChangedElsewhere, Choice, both, choice_in, version_of
from dialogue.workbook.access import half_of
from dialogue.workbook.letter import keep_letter, letter_of


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest) -> HttpResponse:
    """Shows one's own letter; a POST keeps it. Refused, the words are still there; so are those of another tab."""
    author = person_of(request)
    stored = letter_of(author)
    if request.method == "GET":
        return _page(request, author, {"words": stored, "seen": version_of(stored)})
    given = {"words": request.POST.get("words", ""), "seen": request.POST.get(SEEN, "")}
    try:
        _keep(request.POST, author, stored)
    except NotUsable as refusal:
        return _page(request, author, given | {"refusal": refusal.reason}, 400)
    except ChangedElsewhere as changed:
        return _page(request, author, given | {"seen": version_of(changed.stored), "other": changed.stored}, 409)
    messages.success(request, _("Saved (private to you)."))
    return redirect("letter")


def _keep(posted: QueryDict, author: User, stored: str) -> None:
    choice, words = choice_in(posted), read_words(posted)
    if choice is not Choice.OTHER:
        keep_letter(author, both(words, stored) if choice is Choice.BOTH else words, posted.get(SEEN, ""))


def _page(request: HttpRequest, author: User, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    half = half_of(author)
    context = {"most": LETTER_LENGTH, "half": half, "other": None, **shown}
    if half:
        context["dialogue"] = entry_of("letter", half.couple)
    return render(request, "workbook/letter.html", context, status=status)
