"""The page on which a person says which mails may come, and when."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.auth.request_user import person_of
from accounts.forms import MailForm
from accounts.models import MailWishes


@require_http_methods(["GET", "HEAD", "POST"])
def mails(request: HttpRequest) -> HttpResponse:
    wishes = MailWishes.of(person_of(request))
    form = MailForm(request.POST or None, instance=wishes)
    if form.is_valid():
        form.save()
        messages.success(request, _("Your choice is kept."))
        return redirect("mails")
    return render(request, "accounts/email_settings.html", {"form": form, "zone": wishes.zone.replace("_", " ")})
