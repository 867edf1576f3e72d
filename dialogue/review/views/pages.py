"""What a therapist reads: the caseload, a couple, one shared dialogue."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from accounts.audit import Act
from accounts.care.decorators import for_therapists
from accounts.models import User
from dialogue.care import assignments, live_seat, reading_log
from dialogue.care.access_fingerprint import rights_mark
from dialogue.care.therapist_access import link_for
from dialogue.domain.utterance import TEXT_LENGTH
from dialogue.pages import charts
from dialogue.review import notes
from dialogue.review.caseload import DialogueSummary, caseload_of, names_of, timeline_of, waiting_of
from dialogue.review.dialogue_review import DialogueReview, airtime_of, note_reading, page_of, reading_for
from dialogue.review.texts import ENDS
from dialogue.texts import ABOUT

SHOWN = 12  # dialogues in a chart


@require_GET
@for_therapists
def caseload(request: HttpRequest, therapist: User) -> HttpResponse:
    context = {"cases": caseload_of(therapist), "waiting": waiting_of(therapist), "mark": rights_mark(therapist)}
    return render(request, "review/caseload.html", context)


@require_GET
@for_therapists
def couple(request: HttpRequest, therapist: User, couple_id: int) -> HttpResponse:
    return couple_page(request, therapist, couple_id)


@require_GET
@for_therapists
def review(request: HttpRequest, therapist: User, dialogue_id: UUID) -> HttpResponse:
    return review_page(request, therapist, dialogue_id, line=number(request.GET.get("line")))


def couple_page(request: HttpRequest, therapist: User, couple_id: int, **refused: Any) -> HttpResponse:
    """The page of one couple; after a refusal with the words that were typed. 404 for a couple that is not theirs."""
    link = link_for(therapist, couple_id)
    mark, timeline = rights_mark(therapist), timeline_of(therapist, link.couple)
    if timeline:  # titles are words too
        newest = max(held.ended_at for held in timeline)
        reading_log.record_reading(therapist, Act.TRANSCRIPT_LISTED, link.couple, newest=newest)
    open_dialogue = live_seat.open_dialogue_of(link.couple)
    context = {
        "link": link,
        "names": names_of(link),
        "timeline": [(held, ABOUT[held.slug].name, ENDS.get(held.end, "")) for held in timeline],
        "charts": _charts(timeline[:SHOWN][::-1]),
        "proposals": assignments.proposals_of(therapist, link.couple),
        "protocols": [(slug, ABOUT[slug].name) for slug in assignments.PROPOSED],
        "open_dialogue": open_dialogue,
        "seat": live_seat.seat_of(therapist, open_dialogue),
        "was_asked": live_seat.was_asked(therapist, open_dialogue),
        "notes": notes.notes_on_couple(therapist, link.couple),
        "mark": mark,
        "here": reverse("couple", args=[couple_id]),
        "text_length": TEXT_LENGTH,
        **refused,
    }
    return render(request, "review/couple.html", context, status=400 if refused else 200)


def review_page(
    request: HttpRequest, therapist: User, dialogue_id: UUID, *, line: int | None = None, **refused: Any
) -> HttpResponse:
    """One shared dialogue, the reading written down; the forms stand under `line`. 404 for what is not shared."""
    mark = rights_mark(therapist)  # before the words: what changes in between shows as an older mark
    reading = reading_for(therapist, dialogue_id)
    note_reading(therapist, reading.shared)
    context = page_of(therapist, reading) | {
        "line_open": line,
        "airtime_chart": _airtime_chart(reading),
        "couple_id": reading.shared.dialogue.couple_id,
        "end": ENDS.get(reading.shared.dialogue.step, ""),
        "protocol": ABOUT[reading.shared.dialogue.slug].name,
        "mark": mark,
        "here": reverse("review", args=[dialogue_id]),
        "text_length": TEXT_LENGTH,
        "tag_length": notes.TAG_LENGTH,
        "therapist": therapist,
        **refused,
    }
    return render(request, "review/review.html", context, status=400 if refused else 200)


def _charts(timeline: list[DialogueSummary]) -> dict[str, SafeString]:
    """Two pictures of what both share of the newest dialogues, the oldest on the left; none for a single one."""
    measured = [(h.ended_at, h.length, h.corrections) for h in timeline if h.length is not None]
    if len(measured) < 2:
        return {}
    days = [date_format(timezone.localtime(ended_at), "M j") for ended_at, _length, _corrections in measured]
    return {
        "length": charts.columns(days, {"": [round(length.total_seconds() / 60) for _at, length, _n in measured]}),
        "corrections": charts.columns(days, {"": [corrections or 0 for _at, _length, corrections in measured]}),
    }


def _airtime_chart(reading: DialogueReview) -> SafeString | None:
    """A lane for each round: minutes of A, then of B. None unless both share: one alone is compared with nobody."""
    rounds = airtime_of(reading)
    if not rounds or not reading.both_share:
        return None
    minutes = [[round(length.total_seconds() / 60, 1) for length in lengths] for _n, lengths in rounds]
    one, other = zip(*minutes, strict=True)
    return charts.lanes([str(n) for n, _lengths in rounds], {"a": one, "b": other})


def number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 9 else None
