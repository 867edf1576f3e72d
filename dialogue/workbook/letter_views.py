"""The page of the letter."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.auth.request_user import person_of
from dialogue.domain.utterance import LETTER_LENGTH
from dialogue.domain.validation import NotUsable
from dialogue.pages.post_parsing import read_words
from dialogue.workbook.access import half_of
from dialogue.workbook.letter import keep_letter, letter_of


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest) -> HttpResponse:
    """Shows one's own letter; a POST keeps it. Refused, the words are still there."""
    author = person_of(request)
    context = {"most": LETTER_LENGTH, "half": half_of(author)}
    if request.method == "GET":
        return render(request, "workbook/letter.html", {**context, "words": letter_of(author)})
    try:
        keep_letter(author, read_words(request.POST))
    except NotUsable as refusal:
        given = {"words": request.POST.get("words", ""), "refusal": refusal.reason}
        return render(request, "workbook/letter.html", {**context, **given}, status=400)
    messages.success(request, _("Kept, for you alone."))
    return redirect("letter")
