"""Sharing and privacy: who can read what, who did, and one's own answers."""

from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from accounts import audit
from accounts.audit import Act
from accounts.auth.request_user import person_of
from accounts.care import consent
from accounts.models import AuditEntry, CareLink, Partner, User
from dialogue.care import share_offer, sharing_preferences
from dialogue.care.access_fingerprint import reader_mark
from dialogue.domain import request_mute
from dialogue.domain.access import membership_of, people_of
from dialogue.pages import request_history, transcripts
from dialogue.pages.post_parsing import read_link, read_wish
from dialogue.pages.transcripts import PastDialogue
from dialogue.protocol.terms import Seat
from dialogue.texts.access_log import READINGS as READ

READINGS_A_PAGE = 100
BACK = frozenset({"room", "transcript"})  # pages that hold the form too, and get their reader back


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    user = person_of(request)
    mark = reader_mark(user)  # before the words: what changes in between shows as an older mark
    seated = membership_of(user)
    link = consent.link_of(seated.couple) if seated else None
    past = transcripts.past_of(user)
    wishes, standing = sharing_preferences.wishes_of(user), sharing_preferences.standing_of(user)
    titles = {item.id: item for item in past}
    readings = _readings_of(user, request.GET.get("page"))
    context = {
        "mark": mark,
        "here": reverse("sharing"),
        **_care(user, seated, link),
        "offer": share_offer.offer_for(user),
        "past": [(item, wishes.get(item.id, standing), _link_for(item, link)) for item in past],
        "standing": standing,
        "muted": request_mute.muted_in_words(user, timezone.now()),
        "requests": request_history.unanswered_of(user),
        "pages": readings,
        "readings": [
            (entry, _reader(entry), READ[entry.act], entry.dialogue and titles.get(entry.dialogue))
            for entry in readings
        ],
    }
    return render(request, "dialogue/sharing/sharing.html", context)


@require_POST
def choose(request: HttpRequest, dialogue_id: UUID) -> HttpResponse:
    """One's own answer for one dialogue."""
    sharing_preferences.choose(person_of(request), dialogue_id, read_wish(request.POST), asked=read_link(request.POST))
    back = request.POST.get("back")
    return redirect(back, dialogue_id) if back in BACK else redirect("sharing")


@require_POST
def set_standing(request: HttpRequest) -> HttpResponse:
    sharing_preferences.set_standing(person_of(request), read_wish(request.POST), asked=read_link(request.POST))
    return redirect("sharing")


@require_POST
def share_earlier(request: HttpRequest) -> HttpResponse:
    """One's own answer to the offer to share earlier dialogues with a new therapist."""
    yes = {"share": True, "later": False}.get(request.POST.get("answer", ""))
    if yes is not None:
        share_offer.answer(person_of(request), yes=yes, asked=read_link(request.POST))
    return redirect("sharing")


def _care(user: User, seated: Partner | None, link: CareLink | None) -> dict[str, Any]:
    """Who this person's partner and therapist are, and how the consents stand."""
    return {
        "seated": seated,
        "partner": people_of(seated.couple)[Seat(seated.seat).other] if seated else None,
        "link": link,
        "therapist": link.therapist if link else None,
        "consent": consent.consent_of(link, user) if link else None,
        "active": link is not None and seated is not None and consent.may_read(link.therapist, seated.couple),
    }


def _link_for(item: PastDialogue, link: CareLink | None) -> CareLink | None:
    """The care link that a dialogue can be shared with: that of its own couple, not of one that came later."""
    return link if link and link.couple_id == item.couple_id else None


def _readings_of(user: User, page: str | None) -> Page[AuditEntry]:
    """Readings of each couple that this person is or was part of, newest first. A page too far is the last one."""
    entries = AuditEntry.objects.filter(act__in=audit.READINGS, couple__partners__user=user)
    found = entries.select_related("actor", "about").order_by("-number")
    return Paginator(found, READINGS_A_PAGE).get_page(page)


def _reader(entry: AuditEntry) -> str:
    """Whose access it is about: of a seat that ended it is the therapist, whoever ended it."""
    person = entry.about if entry.act == Act.LIVE_LEFT else entry.actor
    return person.name if person else ""
