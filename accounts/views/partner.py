"""Pages of a pair: who is my partner, inviting and leaving."""

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.auth.device_tracking import BACKGROUND
from accounts.auth.email.delivery_failure import MailNotSent
from accounts.auth.rate_limit import HOUR, allowed, rate_limited
from accounts.auth.request_user import person_of
from accounts.care import consent
from accounts.couples import invitations, made_link, reconnection
from accounts.couples.qr import qr_svg
from accounts.errors import AlreadyInACouple, ReconnectionOver, Refused
from accounts.forms import InvitationMailForm
from accounts.models import User
from accounts.site_links import shown_link

DAY = 24 * HOUR


@require_safe
def partner(request: HttpRequest) -> HttpResponse:
    """Who the partner is, the link that is out, or the offer to make one."""
    user = person_of(request)
    seat = invitations.partner_of(user)
    looks = BACKGROUND in request.headers  # for a partner who joined; it has the link, and needs no picture drawn anew
    if not (seat or looks) and (token := made_link.token_of(request, user)):
        return _link_page(request, token, InvitationMailForm(initial={"token": token}))
    link = consent.link_of(seat.couple) if seat else None
    context = {
        "link": link,
        "consent_version": consent.CONSENT_VERSION,
        "my_consent": consent.consent_of(link, user) if link else None,
        "may_read": link is not None and consent.may_read(link.therapist, link.couple),
        "seat": seat,
        "other": invitations.other_of(seat).user if seat else None,
        "former": None if seat else invitations.former_partner_of(user),
        "invitation": None if seat else invitations.open_invitation_of(user),
    }
    return render(request, "accounts/partner.html", context)


@require_POST
@rate_limited("invite", most=20, seconds=HOUR)
def invite(request: HttpRequest) -> HttpResponse:
    """Makes a link and shows it."""
    user = person_of(request)
    try:
        _invitation, token = invitations.invite(user)
    except AlreadyInACouple:
        return redirect("partner")
    except Refused as refused:
        return render(request, "accounts/join_refusal.html", {"refused": refused}, status=refused.status)
    made_link.remember(request, token)
    return _link_page(request, token, InvitationMailForm(initial={"token": token}))


@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Sends the link that is on the page by a mail that says nothing else, and shows it again."""
    user, form = person_of(request), InvitationMailForm(request.POST)
    token = request.POST.get("token", "")
    if not invitations.is_open_of(user, token):
        return redirect("partner")
    if form.is_valid():
        address = form.cleaned_data["address"]
        if refusal := _over_limit(user) or _not_sent(request, address, token):
            form.add_error("address", refusal)
        else:
            form = InvitationMailForm(initial={"token": token})
            messages.success(request, _("Email sent. Tell your partner to look for an email with a link."))
    return _link_page(request, token, form)


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def leave(request: HttpRequest) -> HttpResponse:
    """Says what ends and what stays; a POST disconnects the two."""
    user = person_of(request)
    if request.method == "POST":
        invitations.leave(user)
        return redirect("home")
    seat = invitations.partner_of(user)
    if seat is None:
        return redirect("partner")
    return render(request, "accounts/disconnect.html", {"other": invitations.other_of(seat).user})


@require_POST
def reconnect(request: HttpRequest) -> HttpResponse:
    """A wish to undo a disconnection, or to take that wish back."""
    act = {"yes": reconnection.want, "no": reconnection.want_no_more}.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    try:
        if act(person_of(request)):
            messages.success(request, _("You two are connected again."))
    except ReconnectionOver as over:
        messages.error(request, str(over.text))
    return redirect("home")


def _link_page(request: HttpRequest, token: str, form: InvitationMailForm) -> HttpResponse:
    link, invitation = _link(request, token), invitations.open_invitation_of(person_of(request))
    context = {"link": link, "invitation": invitation, "qr": qr_svg(link), "form": form}
    return render(request, "accounts/invite.html", context | {"mail_arrives": settings.MAIL_ARRIVES})


def _over_limit(user: User) -> str:
    """Why no more emails go out for now; "" where one may."""
    if not allowed("send", user, most=5, seconds=HOUR):
        return _("You have sent five emails in an hour. Copy the link instead, or try again later.")
    if not allowed("send_daily", user, most=10, seconds=DAY):  # the people who get them cannot make them stop
        return _("You have sent ten emails in a day. Copy the link instead, or try again tomorrow.")
    return ""


def _not_sent(request: HttpRequest, address: str, token: str) -> str:
    """Sends the link. What went wrong, or ""."""
    try:
        get_adapter().send_mail("account/email/invitation", address, {"link": _link(request, token)})
    except MailNotSent:
        return _("The email wasn’t sent. Copy the link instead.")
    return ""


def _link(request: HttpRequest, token: str) -> str:
    return shown_link(request, reverse("join", args=[token]))
