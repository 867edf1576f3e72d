"""The page on which a person says which emails, sounds and notifications may come, and when."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.auth.request_user import person_of
from accounts.auth.sessions import key_hash
from accounts.forms import MailForm
from accounts.models import MailWishes
from accounts.push.subscriptions import standing_of


@require_http_methods(["GET", "HEAD", "POST"])
def mails(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    wishes = MailWishes.of(person)
    form = MailForm(request.POST or None, instance=wishes)
    if form.is_valid():
        form.save()
        messages.success(request, _("Settings saved."))
        return redirect("mails")
    push = standing_of(person, key_hash(request.session.session_key))
    shown = {"form": form, "zone": wishes.zone.replace("_", " "), "push": push}
    return render(request, "accounts/email_settings.html", shown)
