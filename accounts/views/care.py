"""Pages that bring a couple and a therapist together and part them. What a therapist may read is decided elsewhere."""

from contextlib import suppress

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.auth.rate_limit import HOUR, rate_limited
from accounts.auth.request_user import person_of
from accounts.care import care_invitations, therapists
from accounts.care import consent as consents  # a page here is called consent
from accounts.couples import invitations
from accounts.couples.qr import qr_svg
from accounts.errors import NotForYou, OlderText, Refused
from accounts.forms import LicenceForm
from accounts.models import CareLink
from accounts.site_links import shown_link
from accounts.views.confirmation import Question, confirmation_page


@require_http_methods(["GET", "HEAD", "POST"])
def therapist(request: HttpRequest) -> HttpResponse:
    """Asking to work here, and what came of it."""
    user = person_of(request)
    profile = therapists.profile_of(user)
    said = {"licence": profile.licence, "issued_by": profile.issued_by, "country": profile.country} if profile else None
    form = LicenceForm(request.POST or None, initial=said)
    if user.is_staff:
        return render(request, "accounts/therapist.html", {"looks_after": True})
    if invitations.partner_of(user):
        return render(request, "accounts/therapist.html", {"in_couple": True})
    if form.is_valid():
        return _apply(request, form)
    links = CareLink.objects.filter(therapist=user, ended_at=None).prefetch_related("couple__partners__user")
    context = {
        "profile": profile,
        "form": form,
        "links": [(link, _names(link)) for link in links.order_by("created_at")],
    }
    return render(request, "accounts/therapist.html", context)


@rate_limited("apply", most=5, seconds=HOUR)
def _apply(request: HttpRequest, form: LicenceForm) -> HttpResponse:
    with suppress(Refused):  # a role taken in another window meanwhile: the page says which
        therapists.apply(person_of(request), **form.cleaned_data)
    return redirect("therapist")


@require_POST
@rate_limited("invite_care", most=20, seconds=HOUR)
def invite(request: HttpRequest) -> HttpResponse:
    """Makes a link for the other side and shows it, this once."""
    user = person_of(request)
    try:
        token = care_invitations.invite(user)
    except Refused:
        return redirect("partner")
    link = shown_link(request, reverse("join_care", args=[token]))
    context = {"link": link, "qr": qr_svg(link), "from_partner": invitations.partner_of(user) is not None}
    return render(request, "accounts/care_invite.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites and what saying yes means. Only a press of the button uses the link up."""
    user = person_of(request)
    try:
        if request.method == "POST":
            with suppress(OlderText):  # the page comes again, with today's text
                link = care_invitations.accept(user, token, read=_read(request))
                return redirect("therapist" if link.therapist_id == user.pk else "partner")
        context = {"invitation": care_invitations.open_invitation(token, user), "version": consents.CONSENT_VERSION}
        response = render(request, "accounts/care_join.html", context)
    except Refused as refused:
        response = render(request, "accounts/join_refusal.html", {"refused": refused}, status=refused.status)
    response.headers["Referrer-Policy"] = "strict-origin"  # never the path, which holds the token
    return response


@require_POST
def consent(request: HttpRequest, link_id: int) -> HttpResponse:
    try:
        consents.consent(person_of(request), link_id, read=_read(request))
    except NotForYou as no:
        raise Http404 from no
    except OlderText as older:
        messages.info(request, str(older.text))
        return redirect("partner")
    messages.success(request, _("You agreed. You can stop sharing on this page at any time."))
    return redirect("partner")


def _read(request: HttpRequest) -> int:
    """The version of the consent that the page showed; 0 for none."""
    posted = request.POST.get("version", "")
    return int(posted) if posted.isascii() and posted.isdigit() and len(posted) < 5 else 0


@require_POST
def withdraw(request: HttpRequest, link_id: int) -> HttpResponse:
    try:
        consents.withdraw(person_of(request), link_id)
    except NotForYou as no:
        raise Http404 from no
    messages.success(request, _("You stopped sharing. Your therapist can’t read your words from now on."))
    return redirect("partner")


@require_POST
def end(request: HttpRequest, link_id: int) -> HttpResponse:
    therapist = person_of(request)
    link = CareLink.objects.filter(pk=link_id, therapist=therapist).first()
    if link is None:
        raise Http404
    if page := confirmation_page(request, _end_with(link)):
        return page
    try:
        consents.end(therapist, link_id)
    except NotForYou as no:
        raise Http404 from no
    messages.success(request, _("Your work with them has ended. You can no longer read what they shared with you."))
    return redirect("therapist")


def _end_with(link: CareLink) -> Question:
    names = _names(link)
    return Question(
        title=_("End your work with %(names)s?") % {"names": names},
        text=_(
            "You can no longer read anything they shared with you, and you no longer sit in on their dialogue. To work "
            "together again, you need a new link, and each of them has to agree again."
        ),
        button=_("End work with %(names)s") % {"names": names},
        back=reverse("therapist"),
    )


def _names(link: CareLink) -> str:
    """The couple's, as a button or a title says them."""
    return " · ".join(partner.user.name for partner in sorted(link.couple.partners.all(), key=lambda one: one.seat))
