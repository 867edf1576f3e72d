"""Views of what two can begin, of one kind of it, and of its first move. Refused, its words come back."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts.auth.request_user import person_of
from accounts.models import Partner, User
from accounts.text_direction import isolated
from dialogue.care import assignments
from dialogue.domain import not_today, queries, request_limits
from dialogue.domain.access import NotInTheRoom, membership_of, people_of
from dialogue.domain.not_today import AskedLately
from dialogue.domain.openings import gives_way
from dialogue.domain.utterance import TEXT_LENGTH, TITLE_LENGTH
from dialogue.domain.validation import NotUsable
from dialogue.domain.waiting import REQUESTS
from dialogue.jobs.deadline_moves import moves_of
from dialogue.jobs.scheduler import do_due
from dialogue.pages import hints, home, post_parsing, protocol_choices
from dialogue.pages.refusals import REFUSALS, reason_for
from dialogue.pages.turn.turn_timing import set_times_of
from dialogue.pages.views.dialogue import home_with
from dialogue.person_rate_limit import TooManyHints
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Seat
from dialogue.strict_json import NotReadable
from dialogue.texts.meeting_times import meeting_times


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Opens a dialogue with its first move; or only looks at its title."""
    if "look" in request.POST:
        return _look_at_title(request)
    try:
        do_due(scope=moves_of(person_of(request)))  # what has gone by is no open dialogue
        opening, first = post_parsing.read_opening(request.POST)
        if "again" not in request.POST:
            not_today.check_not_asked_lately(person_of(request), opening, first)
        made = request_limits.ask(person_of(request), opening, first)
        assignments.mark_begun(person_of(request), made.dialogue_id, opening.slug)
    except REFUSALS as refusal:
        return _not_opened(request, reason_for(refusal), again=isinstance(refusal, AskedLately))
    return redirect("room", made.dialogue_id)


@require_GET
def begin(request: HttpRequest) -> HttpResponse:
    """All that the two can begin."""
    seated = membership_of(person_of(request))
    if seated is None:
        return redirect("partner")
    context = _open_now(person_of(request), seated)
    entries = context.get("entries") or protocol_choices.entries_for(seated.couple)
    return render(request, "dialogue/begin/protocol_choices.html", context | {"entries": entries})


@require_GET
def begin_one(request: HttpRequest, slug: str) -> HttpResponse:
    """One kind: what it is for, how to hold it, and its first move."""
    seated = membership_of(person_of(request))
    if seated is None:
        raise NotInTheRoom
    chosen = protocol_choices.eased(slug, seated.couple) if "eased" in request.GET else slug
    return _opening(request, seated, chosen, request.GET)


def _not_opened(request: HttpRequest, refusal: str, *, again: bool = False) -> HttpResponse:
    """The form comes back with its words. With `again` it asks all the same when it is pressed once more."""
    given = {name: request.POST.get(name, "") for name in ("title", "text")} | ({"again": "1"} if again else {})
    return _form_again(request, {"refusal": refusal, "given": given})


def _form_again(request: HttpRequest, shown: dict[str, Any]) -> HttpResponse:
    """The form that was posted, or home with its words where nothing of its kind may be opened now."""
    user, posted = person_of(request), request.POST
    seated, slug = membership_of(user), _kind_of(posted)
    try:
        if seated and (posted.get("within") or _may_open(user, slug)):
            return _opening(request, seated, slug, posted, shown)
    except NotInTheRoom:  # no such kind, or not yet
        pass
    words = shown["given"].get("text") or shown["given"].get("title", "")
    return home_with(request, refusal=shown.get("refusal", ""), unsent=words)


def _kind_of(posted: QueryDict) -> str:
    return posted.get("slug") or protocol_choices.usual().slug


def _opening(
    request: HttpRequest, seated: Partner, slug: str, asked: QueryDict, shown: dict[str, Any] | None = None
) -> HttpResponse:
    """`asked` names the way to hold it, and what it is about. Raises `NotInTheRoom` for what these two cannot begin."""
    entry = protocol_choices.entry_of(slug, seated.couple, asked.get("mode", ""))
    if entry is None or entry.missing:
        raise NotInTheRoom
    partner = people_of(seated.couple)[Seat(seated.seat).other]
    context = {
        "entry": entry,
        "tip": entry.tip.format(partner=isolated(partner.name)),
        "label": entry.label.format(partner=isolated(partner.name)),
        "partner": partner,
        "move_id": uuid4(),
        "title_length": TITLE_LENGTH,
        "hard": TEXT_LENGTH,
    }
    context |= {"times": meeting_times(timezone.now(), entry.way.soonest, entry.way.latest)}
    context |= {"wait": request_limits.wait_in_words(person_of(request)) if entry.asks_partner else ""}
    context |= _relations(asked) | (shown or {})
    if not (context["parent"] or entry.protocol.parallel):
        context |= _open_now(person_of(request), seated)
    return render(request, "dialogue/begin/opening.html", context, status=400 if context.get("refusal") else 200)


def _may_open(user: User, slug: str) -> bool:
    """Whether nothing that is open stands against it."""
    room, protocol = queries.open_room_of(user), PROTOCOLS.get(slug)
    return room is None or gives_way(room) or bool(protocol and protocol.parallel)


def _open_now(user: User, seated: Partner) -> dict[str, Any]:
    """What keeps these two from beginning something else, or ends when this person does; told before they write.

    With what can start beside it.
    """
    now, partner = timezone.now(), people_of(seated.couple)[Seat(seated.seat).other]
    room = home.shown_room_of(user, now)
    if room is None or gives_way(room):
        return {"partner": partner, "open_now": room, "gives_way": bool(room)}
    entries = protocol_choices.entries_beside(room)
    return {
        "partner": partner,
        "open_now": room,
        "blocks": True,
        "paused_until": set_times_of(room.dialogue, now).back,
        "requests": REQUESTS,
        "entries": entries,
        "beside": [entry for entry in entries if not entry.waits],
    }


def _relations(asked: QueryDict) -> dict[str, UUID | None]:
    """The parent of the new dialogue, and the one it is about. What is no id names none, and is answered as such."""
    try:
        return post_parsing.read_relations(asked)
    except NotReadable:
        raise NotInTheRoom from None


def _look_at_title(request: HttpRequest) -> HttpResponse:
    """The same form with the title in it, and what its author may be told about it."""
    try:
        title = post_parsing.read_words(request.POST, "title")
        look = hints.look_at_title(person_of(request), title)
    except (NotUsable, TooManyHints) as refusal:
        return _not_opened(request, reason_for(refusal))
    return _form_again(request, {"given": {"title": title}, "look": look})
