"""Rate limit of pages that cost the server much, per person and minute. No page that takes text to keep."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.auth.rate_limit import allowed
from accounts.models import User
from imago_site.middleware.every_page import GetResponse
from imago_site.middleware.request_guard import page

# Whole logs opened and laid side by side, charts, copies, pictures of links. By the names of their addresses.
COSTLY = frozenset(
    {
        *("transcript", "past", "sharing", "check_ins", "check_in", "trend", "imago", "imago_both", "vision_version"),
        *("caseload", "couple", "review", "sitting", "mfa_activate_totp", "partner"),
    }
)
COSTLY_POSTS = frozenset({"copy", "copy_notes", "preview_without_names", "send_invitation", "mute_requests"})
TIMES = 2  # `MOVES_A_MINUTE`


class CostlyPagesMiddleware:
    """Answers 429 to whoever opens more of them than a person reads, over all browsers and processes."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., HttpResponse], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        match, user = request.resolver_match, request.user
        costly = COSTLY_POSTS if request.method == "POST" else COSTLY
        if match is None or match.view_name not in costly or not isinstance(user, User):
            return None
        return None if allowed("pages", user, most=settings.MOVES_A_MINUTE * TIMES, seconds=60) else page(429)
