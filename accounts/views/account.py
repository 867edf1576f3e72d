"""Pages that need no partner: the front, help in a crisis, and one's own account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.auth.rate_limit import allowed
from accounts.auth.request_user import person_of
from accounts.auth.timezone_middleware import zone_in
from accounts.forms import NameForm
from accounts.models import Installation, TextSize, Theme
from accounts.safety.crisis_lines import sections_for
from accounts.safety.reader_country import country_in

NAMES, DAY = 5, 24 * 60 * 60  # a name is read by the partner, who did not ask for it, and leaves no record


@login_not_required
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("home")
    return render(request, "accounts/front_page.html")


@login_not_required
@require_safe
def crisis_help(request: HttpRequest) -> HttpResponse:
    country = country_in(zone_in(request.COOKIES))
    return render(request, "accounts/help.html", {"regions": sections_for(get_language() or "en", country)})


@login_not_required
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What is stored, why, for how long, and who can read it."""
    kept = Installation.current()
    return render(request, "accounts/data_storage.html", {"days": kept.retention_days, "note_days": kept.note_days})


@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """One's own name, and the way to allauth's pages."""
    user = person_of(request)
    form = NameForm(request.POST or None, initial={"name": user.name})
    if form.is_valid() and form.has_changed() and not allowed("name", user, most=NAMES, seconds=DAY):
        form.add_error("name", _("You changed your name several times today. Try again tomorrow."))
    if form.is_valid():
        form.signup(request, user)
        messages.success(request, _("Name saved."))
        return redirect("account")
    shown = {"form": form, "themes": Theme.choices, "text_sizes": TextSize.choices}
    return render(request, "accounts/account.html", shown)
