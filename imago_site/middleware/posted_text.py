"""What a posted form holds, for giving it back: a person's words, where the form stood, and whether it is ours."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict

from accounts.models import User

SECRET = re.compile(r"pass|code|secret|token|credential|^(login|email)$", re.IGNORECASE)
TYPED = re.compile(r"\s|.{41}", re.DOTALL)  # words, and no key, number or choice
TYPED_BY = "typed_by"
SIGN_IN_PAGES = "/account/"  # what is typed there is a secret, or is typed again in a moment


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form held: words to show, and choices and keys to send along with them."""

    words: list[tuple[str, str]]
    others: list[tuple[str, str]]


def typed_in(posted: QueryDict) -> Typed:
    fields = [(name, value) for name, values in posted.lists() for value in values if not SECRET.search(name)]
    words = [field for field in fields if TYPED.search(field[1].strip())]
    return Typed(words, [field for field in fields if field not in words])


def form_page(request: HttpRequest) -> str:
    """Where the form stood, as a path of this site; "" when the browser does not say."""
    came = urlsplit(request.headers.get("Referer", ""))
    if came.netloc != request.get_host() or came.path.startswith((SIGN_IN_PAGES, "//")):
        return ""
    return came._replace(scheme="", netloc="", fragment="").geturl()


def is_ours(request: HttpRequest) -> bool:
    """Whether a page of this site sent it: another site's words are not shown here, nor given a token of ours."""
    return token_accepted(request) or comes_from_here(request)


def token_accepted(request: HttpRequest) -> bool:
    return bool(getattr(request, "csrf_processing_done", False))


def comes_from_here(request: HttpRequest) -> bool:
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin", "")
    return site == "same-origin" if site else origin == f"{request.scheme}://{request.get_host()}"


def typed_by_another(request: HttpRequest) -> bool:
    """Somebody else has signed in meanwhile, in another tab: the words are not sent in their name."""
    author, user = request.POST.get(TYPED_BY), getattr(request, "_cached_user", None)
    return bool(author) and isinstance(user, User) and author != str(user.pk)
