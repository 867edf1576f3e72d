"""Views of a therapist's acts: remark, mark, propose, search, copy. Refused, the typed words come back."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.audit import Act
from accounts.auth.rate_limit import HOUR, MINUTE, rate_limited
from accounts.care.decorators import for_therapists
from accounts.models import User
from dialogue.care import assignments, comments, reading_log
from dialogue.care.access_fingerprint import rights_mark
from dialogue.care.therapist_access import link_for
from dialogue.domain.validation import NotUsable
from dialogue.pages.post_parsing import read_words
from dialogue.review import notes, records, without_names
from dialogue.review.caseload import names_of
from dialogue.review.dialogue_review import DialogueReview, note_reading, reading_for
from dialogue.review.search import search as look_for
from dialogue.review.views.pages import couple_page, number, review_page

COPIES: dict[str, tuple[Callable[[DialogueReview, list[str]], str], Act, str]] = {
    "record.txt": (lambda reading, _marked: records.as_text(reading), Act.TRANSCRIPT_EXPORTED, "text/plain"),
    "record.json": (lambda reading, _marked: records.as_json(reading), Act.TRANSCRIPT_EXPORTED, "application/json"),
    "without-names.txt": (without_names.as_text, Act.TRANSCRIPT_PSEUDONYMISED, "text/plain"),
}
MARKED_LENGTH = 2000  # of what a therapist marks in the preview


@require_POST
@for_therapists
@rate_limited("remark", most=120, seconds=HOUR)
def remark(request: HttpRequest, therapist: User, dialogue_id: UUID) -> HttpResponse:
    """A comment to both, an own note, or a mark; beside the line that was posted, or the whole dialogue."""
    kind, words, line = request.POST.get("kind", ""), request.POST.get("words", ""), request.POST.get("line")
    seq = number(line)
    if line and seq not in reading_for(therapist, dialogue_id).shown:
        raise Http404
    try:
        words = read_words(request.POST)
        match kind:
            case "comment":
                comments.comment(therapist, dialogue_id, words, seq)
            case "note":
                notes.note(therapist, dialogue_id, words, seq)
            case "mark" if seq is not None:
                notes.mark(therapist, dialogue_id, seq, words)
            case _:
                raise Http404
    except NotUsable as refused:
        kept = {"refusal": refused.reason, "refused_kind": kind, "kept_words": words}
        return review_page(request, therapist, dialogue_id, line=seq, **kept)
    return _back_to_line(dialogue_id, seq)


@require_POST
@for_therapists
@rate_limited("remark", most=120, seconds=HOUR)
def note_on_couple(request: HttpRequest, therapist: User, couple_id: int) -> HttpResponse:
    words = request.POST.get("words", "")
    try:
        notes.note_on_couple(therapist, couple_id, read_words(request.POST))
    except NotUsable as refused:
        return couple_page(request, therapist, couple_id, refusal=refused.reason, kept_note=words)
    return redirect("couple", couple_id)


@require_POST
@for_therapists
@rate_limited("remark", most=120, seconds=HOUR)
def propose(request: HttpRequest, therapist: User, couple_id: int) -> HttpResponse:
    """The next dialogue, with a word of introduction."""
    words = request.POST.get("words", "")
    try:
        couple = link_for(therapist, couple_id).couple
        assignments.assign(therapist, couple, request.POST.get("slug", ""), read_words(request.POST))
    except NotUsable as refused:
        return couple_page(request, therapist, couple_id, refusal=refused.reason, kept_proposal=words)
    messages.success(request, _("Both partners see your proposal on their home page."))
    return redirect("couple", couple_id)


@require_POST
@for_therapists
@rate_limited("search", most=20, seconds=MINUTE)
def search(request: HttpRequest, therapist: User, couple_id: int) -> HttpResponse:
    """By POST, so that no word ends in an address or a log."""
    words, mark = request.POST.get("words", ""), rights_mark(therapist)
    try:
        found, link = look_for(therapist, couple_id, read_words(request.POST)), link_for(therapist, couple_id)
    except NotUsable as refused:
        return couple_page(request, therapist, couple_id, refusal=refused.reason, kept_search=words)
    context = {"found": found, "words": words, "names": names_of(link), "couple_id": couple_id, "mark": mark}
    return render(request, "review/search.html", context)


@require_POST
@for_therapists
def copy(request: HttpRequest, therapist: User, dialogue_id: UUID, kind: str) -> HttpResponse:
    """A file of what is shared now. That it was made stands in the trail, and both partners see it there."""
    if kind not in COPIES:
        raise Http404
    write, act, content_type = COPIES[kind]
    reading = reading_for(therapist, dialogue_id)
    marked = request.POST.get("marked", "")
    if len(marked) > MARKED_LENGTH:  # a file without some of the words to take out would tell of somebody
        return _preview(request, therapist, reading, marked)
    reading_log.record_reading(therapist, act, reading.shared.dialogue.couple, dialogue=dialogue_id)
    return _file(write(reading, without_names.marked_words(marked)), content_type, kind)


@require_POST
@for_therapists
def preview_without_names(request: HttpRequest, therapist: User, dialogue_id: UUID) -> HttpResponse:
    """The copy without names before it is made: what else tells of somebody is marked here. It is a reading."""
    return _preview(request, therapist, reading_for(therapist, dialogue_id), request.POST.get("marked", ""))


def _preview(request: HttpRequest, therapist: User, reading: DialogueReview, marked: str) -> HttpResponse:
    """The words that were marked come back, and are taken out; too many come back whole, and with why they are not."""
    note_reading(therapist, reading.shared)
    fits = len(marked) <= MARKED_LENGTH
    words = without_names.marked_words(marked) if fits else []
    context = {
        "dialogue": reading.shared.dialogue,
        "text": without_names.as_text(reading, words),
        "marked": "\n".join(words) if fits else marked,
        "most": MARKED_LENGTH,
        "mark": rights_mark(therapist),
        "refusal": "" if fits else _("That is more than 2,000 characters. Your list is still here: make it shorter."),
    }
    return render(request, "review/without_names.html", context, status=200 if fits else 400)


@require_POST
@for_therapists
def copy_notes(request: HttpRequest, therapist: User) -> HttpResponse:
    return _file(records.own_notes(therapist), "text/plain", "notes.txt")


def _file(text: str, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(text, content_type=f"{content_type}; charset=utf-8", headers=headers)


def _back_to_line(dialogue_id: UUID, line: int | None) -> HttpResponse:
    return redirect(line_address(dialogue_id, line))


def line_address(dialogue_id: UUID, line: int | None) -> str:
    """The review page at a line, or at what concerns the whole dialogue."""
    address = reverse("review", args=[dialogue_id])
    return f"{address}#line-{line}" if line else f"{address}#whole"
