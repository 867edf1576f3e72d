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
    """Saves both. What is none of the choices is the first of them, as on this device."""
    user = person_of(request)
    user.theme, user.text_size = _chosen(request, "theme", Theme.values), _chosen(request, "text_size", TextSize.values)
    user.save(update_fields=["theme", "text_size"])
    messages.success(request, _("Your display settings are saved."))
    return redirect("account")


def _chosen(request: HttpRequest, name: str, choices: list[str]) -> str:
    given = request.POST.get(name, "")
    return given if given in choices else choices[0]
