"""The endpoint where a page reports activity, while its reader types, points or scrolls and asks for nothing yet."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def active(_request: HttpRequest) -> HttpResponse:
    """Nothing to read. The request itself keeps the session (accounts.auth.idle_sign_out)."""
    return HttpResponse(status=204)
