"""The quick exit: it ends the session and leads to a neutral site. Says nothing to anybody."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accounts.auth.browser_data import clear_everything

OURS = frozenset({"same-origin", "none"})  # a page of this site, or the person at the address bar


# No token: error pages have none. SameSite keeps the cookie from a forged post, which then ends nothing.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave_now(request: HttpRequest) -> HttpResponse:
    """Leads away, whoever asks. The session ends by a POST, and by going here from a page of this site.

    A link on another site brings the cookie along, and still signs nobody out.
    """
    if request.method == "POST":
        return _ended(request, _blank_page())
    response = _led_away()
    return _ended(request, response) if _from_here(request) else response


def _ended(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        logout(request)
    clear_everything(request, response)
    return response


def _blank_page() -> HttpResponse:
    """It moves on by itself: browsers hold a form's redirect to the policy's `form-action`."""
    return HttpResponse(headers={"Refresh": f"0; url={settings.EXIT_URL}", "Referrer-Policy": "no-referrer"})


def _led_away() -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": settings.EXIT_URL, "Referrer-Policy": "no-referrer"})


def _from_here(request: HttpRequest) -> bool:
    """By what the browser says of where it comes from; old ones say only which page it was."""
    site = request.headers.get("Sec-Fetch-Site")
    return site in OURS if site else urlsplit(request.headers.get("Referer", "")).netloc == request.get_host()
