"""How pages look to one person, on every device where they sign in: light or dark, and how large the text is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.auth.request_user import person_of
from accounts.models import TextSize, Theme


@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Saves both choices, or neither where one of them is none that the page offers."""
    user, theme, size = person_of(request), request.POST.get("theme"), request.POST.get("text_size")
    if theme in Theme.values and size in TextSize.values:
        user.theme, user.text_size = theme, size
        user.save(update_fields=["theme", "text_size"])
        messages.success(request, _("Your display settings are saved."))
    else:
        messages.error(request, _("Not saved: choose a theme and a text size."))
    return redirect("account")
