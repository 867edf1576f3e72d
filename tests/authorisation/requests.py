"""What becomes of the requests of one kind of person, each in a word; nothing of them stays."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import product

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from accounts.models import User
from dialogue.models import Dialogue
from tests.authorisation.people import KINDS, World
from tests.authorisation.routes import Route, posted
from tests.cast import session_of

METHODS = ("GET", "POST")
DOORS = {"/account/login/": "login", "/account/2fa/": "second", "/admin/login/": "login"}


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def outcomes(
    kind: str, routes: Iterable[Route], methods: Iterable[str], here: World, sign: Callable[[User], str] = session_of
) -> dict[tuple[str, str], str]:
    """By a route's name and a method, for each as if it were the second request. `sign` makes the session."""
    with undone():
        user = KINDS[kind](here)
        client, head = Client(raise_request_exception=False), Dialogue.objects.get(pk=here.now).seq
        session = seen(client, sign(user)) if user else ""
        asked = product(routes, methods)
        return {(route.name, method): _outcome(client, route, method, here, session, head) for route, method in asked}


def seen(client: Client, session: str) -> str:
    """The session after a first page: it stands in the list of devices, and no request that is undone adds it anew."""
    with_this_alone(client, session).get("/help/")
    return session


def with_this_alone(client: Client, session: str) -> Client:
    """The browser as a new one in which there is this session, or none. To make one loads every middleware."""
    client.cookies.clear()
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    return client


def _outcome(  # noqa: PLR0913, PLR0917  one request, and where it comes from
    client: Client, route: Route, method: str, here: World, session: str, head: int
) -> str:
    """A status; for a redirect `goes`, or the door it leads to: `login`, `second` (step), `again` (still you?)."""
    with_this_alone(client, session)
    cache.clear()
    with undone():
        form = posted(route.name, head) if method == "POST" else {}
        response = getattr(client, method.lower())(route.address(here.values), form)
    if response.status_code not in {301, 302}:
        return str(response.status_code)
    path = response.headers["Location"].partition("?")[0]
    return "again" if "/reauthenticate/" in path else DOORS.get(path, "goes")
