"""What every page has in common: no browser stores it, and nobody stays signed in whose account is erased."""

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.encryption.framing import CannotDecrypt
from accounts.errors import AccountErased
from accounts.models import User

# What a request meets whose author is erased under its feet: a refusal, no such row any more, or a row without its key.
MEANWHILE = (AccountErased, CannotDecrypt, Http404)
GetResponse = Callable[[HttpRequest], HttpResponse]


class PrivatePagesMiddleware:
    """`no-store` on every page, and no sensor or device for any script on it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        return response


class ErasedAccountMiddleware:
    """Signs out a person whose account was erased while their request was under way. Nothing of it was kept."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, MEANWHILE) or not _is_erased(request):
            return None
        logout(request)
        return redirect("account_login")


def _is_erased(request: HttpRequest) -> bool:
    """Looks anew: the request read its person before."""
    if not isinstance(request.user, User):
        return False
    return User.objects.filter(pk=request.user.pk).exclude(erased_at=None).exists()
