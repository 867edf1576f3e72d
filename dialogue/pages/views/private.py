"""Views of private acts without a script: levels, the shelf, hints on one's own words."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.auth.request_user import person_of
from dialogue.domain import private_notes, request_mute, shelf
from dialogue.domain.access import NotInTheRoom
from dialogue.pages import closing_answers, post_parsing
from dialogue.pages.refusals import REFUSALS, reason_for
from dialogue.pages.views.post_only import post_only
from dialogue.pages.views.room_page import room_page
from dialogue.person_rate_limit import TooManyHints, count_private_act
from dialogue.strict_json import NotReadable


@post_only("room")
def check_body(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    try:
        count_private_act(person_of(request))
        private_notes.check_body(person_of(request), dialogue_id, post_parsing.read_level(request.POST, "body_check"))
    except REFUSALS as refusal:
        return room_page(request, dialogue_id, refusal=reason_for(refusal))
    return redirect("room", dialogue_id)


@post_only("room")
def closing(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    """Keeps what stands in the form that closes; its move comes by the socket, after it."""
    answers = None
    try:
        answers = closing_answers.read_closing(request.POST)
        if answers is None:
            raise NotReadable
        closing_answers.keep_closing(person_of(request), dialogue_id, answers)
    except REFUSALS as refusal:
        return room_page(request, dialogue_id, refusal=reason_for(refusal), closing=answers)
    return redirect("room", dialogue_id)


@post_only("room")
def look(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    """The same page with the words still in the box, and what its author may be told about them."""
    try:
        text = post_parsing.read_words(request.POST, "text")
    except REFUSALS as refusal:
        return room_page(request, dialogue_id, refusal=reason_for(refusal), text=request.POST.get("text"))
    try:
        return room_page(request, dialogue_id, text=text, chosen=frozenset(request.POST.getlist("feelings")))
    except TooManyHints as refusal:
        return room_page(request, dialogue_id, refusal=reason_for(refusal), text=text)


@post_only("room")
def shelve(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    """Puts a reaction on the shelf."""
    try:
        count_private_act(person_of(request))
        shelf.put_on_shelf(person_of(request), dialogue_id, post_parsing.read_words(request.POST, "text"))
    except REFUSALS as refusal:
        return room_page(request, dialogue_id, refusal=reason_for(refusal), put_aside=request.POST.get("text", ""))
    return redirect("room", dialogue_id)


@post_only("room")
def unshelve(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    """The same page, with what was on the shelf before the words that stand in the box."""
    try:
        text = post_parsing.read_words(request.POST, "text")
    except REFUSALS as refusal:
        return room_page(request, dialogue_id, refusal=reason_for(refusal), text=request.POST.get("text"))
    parked = shelf.taken_from_shelf(person_of(request), dialogue_id, request.POST.get("shelved", ""))
    return room_page(request, dialogue_id, text=f"{parked} {text}".strip())


@post_only("room")
def let_rest(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    try:
        count_private_act(person_of(request))
        private_notes.let_rest(person_of(request), dialogue_id)
    except NotInTheRoom:
        raise
    except REFUSALS:
        return redirect("room", dialogue_id)
    return redirect("home")


@require_POST
def mute_requests(request: HttpRequest) -> HttpResponse:
    """Mutes requests for a day, or shows them again."""
    act = {"mute": request_mute.mute, "show": request_mute.unmute}.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    act(person_of(request))
    return redirect("sharing" if request.POST.get("back") == "sharing" else "home")
