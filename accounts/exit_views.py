"""The quick way out: it ends the session and leads to a neutral site. Says nothing to anybody."""

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST


# No token: error pages have none. SameSite keeps the cookie from a forged post, which then ends nothing.
@csrf_exempt
@login_not_required
@require_POST
def leave_now(request: HttpRequest) -> HttpResponse:
    """A blank page that moves on by itself: browsers hold a form's redirect to the policy's `form-action`."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        logout(request)
    headers = {"Refresh": f"0; url={settings.EXIT_URL}", "Referrer-Policy": "no-referrer"}
    return HttpResponse(headers=headers)
