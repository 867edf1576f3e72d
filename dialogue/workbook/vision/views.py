"""Pages of the vision: where the two are in making it, and each version to read and to print."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.auth.request_user import person_of
from accounts.models import User
from dialogue.domain.access import NotInTheRoom
from dialogue.pages.refusals import REFUSALS, reason_for
from dialogue.workbook.access import Half, half_of
from dialogue.workbook.models import Shelf, Stage, Vision
from dialogue.workbook.vision import post_handlers
from dialogue.workbook.vision.follow_up_links import open_ways
from dialogue.workbook.vision.kept_vision import hanging_of, next_reading
from dialogue.workbook.vision.pages import page_for
from dialogue.workbook.vision.queries import open_vision_of, own_sentences
from dialogue.workbook.vision.versions import lines_to_read, names_in, version_for, versions_of

# How the sheet is printed: the name in vision_sheet.css, letters in a row, rows on an A4.
SIZES = (("few", 36, 20), ("some", 50, 28), ("more", 60, 34))


@require_http_methods(["GET", "HEAD", "POST"])
def vision(request: HttpRequest) -> HttpResponse:
    """Where the two are, or the version that hangs. A person without a partner now gets what they have from before."""
    half = half_of(person_of(request))
    if half is None:
        last = versions_of(person_of(request)).first()
        return redirect("vision_version", last.key) if last else redirect("partner")
    if request.method == "POST":
        return _act(request, half)
    page = page_for(half)
    if page.vision and page.stage is Stage.KEPT:
        return redirect("vision_version", page.vision.key)
    return render(request, page.template, page.context() | {"hanging": hanging_of(half.couple)})


@require_GET
def version(request: HttpRequest, key: UUID) -> HttpResponse:
    return _version_page(request, version_for(person_of(request), key))


def _act(request: HttpRequest, half: Half) -> HttpResponse:
    """Does what was asked. Refused, the page comes back as it is now, with the reason and the words still there."""
    try:
        post_handlers.do(half, request.POST)
    except NotInTheRoom:
        raise
    except REFUSALS as refusal:
        page, reason = page_for(half), reason_for(refusal)
        if page.vision and page.stage is Stage.KEPT:
            return _version_page(request, page.vision, refusal=reason, kept_text=request.POST.get("words", ""))
        context = page.context(request.POST) | {"refusal": reason, "hanging": hanging_of(half.couple)}
        return render(request, page.template, context, status=409)
    return redirect("vision")


def _version_page(request: HttpRequest, found: Vision, **refused: str) -> HttpResponse:
    """One version, as one would hang it up; below it, what does not go onto paper."""
    user = person_of(request)
    lines = lines_to_read(user, found)
    on_page = [line for line in lines if line.shelf is Shelf.VISION]
    context = {
        "vision": found,
        "names": names_in(found),
        "lines": on_page,
        "size": _size([line.words or "" for line in on_page]),
        "parked": [line for line in lines if line.shelf is not Shelf.VISION],
        "own": own_sentences(user, found),
        "others": list(versions_of(user).exclude(pk=found.pk)),
        **_while_it_hangs(user, found),
        **refused,
    }
    return render(request, "workbook/vision/version.html", context, status=409 if refused else 200)


def _while_it_hangs(user: User, found: Vision) -> dict[str, Any]:
    """What the two do with the version that they kept last."""
    half = half_of(user)
    if half is None or hanging_of(half.couple) != found:
        return {"hangs": False}
    busy = open_vision_of(half) is not None
    return {"hangs": True, "busy": busy, "next_reading": next_reading(found), "ways": open_ways(half.couple)}


def _size(words: list[str]) -> str:
    """The largest letters in which all of it stands on one sheet. How large they are, vision_sheet.css says."""
    return next((size for size, width, most in SIZES if _rows(words, width) <= most), "many")


def _rows(words: list[str], width: int) -> float:
    """How many rows on paper, roughly, with what stands between two sentences."""
    return sum(2.25 + len(text) // width for text in words)
