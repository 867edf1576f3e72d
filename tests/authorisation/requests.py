"""One request of one kind of person, and what becomes of it in a word; nothing of it stays."""

from django.core.cache import cache
from django.db import transaction
from django.test import Client

from dialogue.models import Dialogue
from tests.authorisation.people import KINDS, World
from tests.authorisation.routes import Route, posted

METHODS = ("GET", "POST")
DOORS = {"/account/login/": "login", "/account/2fa/": "second", "/admin/login/": "login"}


def outcome(route: Route, method: str, here: World, kind: str) -> str:
    """A status; for a redirect `goes`, or the door it leads to: `login`, `second` (step), `again` (still you?)."""
    with transaction.atomic():
        user = KINDS[kind](here)
        head = Dialogue.objects.get(pk=here.now).seq
        client = Client(raise_request_exception=False)
        if user is not None:
            client.force_login(user)
        cache.clear()
        form = posted(route.name, head) if method == "POST" else {}
        response = getattr(client, method.lower())(route.address(here.values), form)
        transaction.set_rollback(True)
    if response.status_code not in {301, 302}:
        return str(response.status_code)
    path = response.headers["Location"].partition("?")[0]
    return "again" if "/reauthenticate/" in path else DOORS.get(path, "goes")
