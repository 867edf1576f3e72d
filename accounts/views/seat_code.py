"""The page of one's code for one phone, and the button that closes one's seat on the partner's phone."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.auth import seat_unlock
from accounts.auth.request_user import person_of
from accounts.couples import seat_codes
from accounts.forms import SeatCodeForm


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def seat_code(request: HttpRequest) -> HttpResponse:
    """Sets the code, or deletes it. What there is is never shown."""
    person = person_of(request)
    if request.POST.get("act") == "delete":
        seat_codes.delete(person)
        messages.success(request, _("Your code is deleted."))
        return redirect("seat_code")
    form = SeatCodeForm(request.POST or None)
    if form.is_valid():
        seat_codes.keep(person, form.cleaned_data["code"])
        messages.success(request, _("Your code is saved."))
        return redirect("seat_code")
    shown = {"form": form, "has_code": seat_codes.has_code(person)}
    return render(request, "accounts/seat_code.html", shown)


@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def lock_seats(request: HttpRequest) -> HttpResponse:
    seat_unlock.lock_all(person_of(request))
    messages.success(request, _("Your seat is locked on every phone but your own."))
    return redirect("devices")
