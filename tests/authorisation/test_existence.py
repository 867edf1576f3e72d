"""Who may not have a thing is answered as if it had never been: the same status, the same page, the same way on."""

import re
from collections.abc import Iterator
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from dialogue.models import Dialogue
from tests.authorisation.matrix_file import declared
from tests.authorisation.people import KINDS, World, world
from tests.authorisation.requests import METHODS, seen, undone, with_this_alone
from tests.authorisation.routes import PARAMETER, Route, posted, routes
from tests.cast import session_of

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("matrix")]
DECLARED = declared()
OUTSIDERS = ("other", "ex", "one_consent", "unlinked", "admin")  # the others are stopped before anything is looked for
NUMBERED = frozenset({"couple_id", "link_id", "session_id"})
THINGS = NUMBERED | {"dialogue_id", "key"}  # parameters that name somebody's row
BROWSER = Client(raise_request_exception=False)
# What differs from one answer to the next, whatever was asked.
BY_CHANCE = re.compile(rb'(name="csrfmiddlewaretoken" value=|nonce=)"[^"]*"')


def named(route: Route) -> frozenset[str]:
    return THINGS & set(PARAMETER.findall(route.pattern))


ROUTES = [route for route in routes() if route.ours and named(route)]


@pytest.fixture(scope="module")
def here(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield world()
        transaction.set_rollback(True)


@pytest.mark.parametrize("kind", OUTSIDERS)
def test_a_refusal_does_not_say_whether_there_is_such_a_thing(here: World, kind: str) -> None:
    refused = [(route, method) for route in ROUTES for method in METHODS if DECLARED[route.name, method][kind] == "404"]
    assert len(refused) > 15
    with undone():
        user = KINDS[kind](here)
        session = seen(BROWSER, session_of(user)) if user else ""
        told = [
            (route.name, method)
            for route, method in refused
            if answer(route, method, here, session) != answer(route, method, here, session, made_up=True)
        ]
    assert told == []


def answer(route: Route, method: str, here: World, session: str, *, made_up: bool = False) -> tuple[int, str, bytes]:
    """Status, where it leads, and the page, both without the address that was asked for."""
    address = route.address(here.values if not made_up else here.values | _made_up(route))
    client = with_this_alone(BROWSER, session)
    cache.clear()
    with undone():
        form = posted(route.name, Dialogue.objects.get(pk=here.now).seq) if method == "POST" else {}
        response = getattr(client, method.lower())(address, form)
    page = BY_CHANCE.sub(b"", response.content).replace(address.encode(), b"")
    return response.status_code, unquote(response.headers.get("Location", "")).replace(address, ""), page


def _made_up(route: Route) -> dict[str, object]:
    """By the names that `Route.address` looks for first."""
    return {f"{route.name}.{name}": 987654 if name in NUMBERED else uuid4() for name in named(route)}
