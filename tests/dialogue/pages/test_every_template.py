"""Templates never ask the database: what a page shows is read by its view, before a line of it is rendered."""

from collections.abc import Callable, Iterable
from uuid import uuid4

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.core.cache import cache
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from tests.authorisation.people import KINDS, World, world
from tests.authorisation.requests import undone
from tests.authorisation.routes import Route, routes
from tests.cast import sign_in
from tests.dialogue.pages.template_queries import queries_of_templates
from tests.stage import ROUND_ONE, TO_FIRST_SEND, WHOLE, Stage

# Where a template asks nevertheless, and why it may.
EXCEPTIONS = {
    "mfa/webauthn/authenticator_list.html: if authenticators": "allauth's view hands in a query that nobody made yet",
}
KINDS_THAT_OPEN = ("a", "single", "therapist", "unapproved", "admin", "visitor")
KINDS_THAT_POST = ("a", "therapist")
SHOWN = {200, 400, 409}


def pages() -> list[Route]:
    """Every page but those of the admin site, whose templates are Django's and ask as they go."""
    return [route for route in routes() if not route.pattern.startswith("admin/")]


def open_each(here: World, kinds: Iterable[str], method: str, closed: list[Route]) -> list[Route]:
    """Asks for each page as the first kind of person that it opens for; returns those that opened for nobody."""
    for kind in kinds:
        with undone():
            client = client_of(KINDS[kind](here))
            closed = [route for route in closed if not opens(client, method, route.address(here.values))]
    return closed


def client_of(user: User | None) -> Client:
    """In whose browser somebody signed in a moment ago, so that no page asks again."""
    client = Client(raise_request_exception=False)
    if user:
        sign_in(client, user)
        request = HttpRequest()
        request.session = session = client.session
        record_authentication(request, user, "password", reauthenticated=True)
        session.save()
    return client


def opens(client: Client, method: str, path: str) -> bool:
    """Whether a page came back, be it one that refuses; nothing of the request stays."""
    cache.clear()
    with undone():
        response = client.generic(method, path)
    return response.status_code in SHOWN and response.headers["Content-Type"].startswith("text/html")


@pytest.mark.django_db
def test_no_page_asks_while_it_renders(monkeypatch: pytest.MonkeyPatch) -> None:
    here = world()
    with queries_of_templates(monkeypatch) as found:
        closed = open_each(here, KINDS_THAT_OPEN, "GET", pages())
        closed = open_each(here, KINDS_THAT_POST, "POST", closed)
    assert len(closed) < len(pages()) / 2
    assert found - EXCEPTIONS.keys() == set()


def paused(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("ann", "pause", minutes=30)


def interrupted(stage: Stage) -> None:
    """Waits for a dialogue that Bob opened within."""
    stage.play(TO_FIRST_SEND)
    ouch = Move(uuid4(), 0, "say", Content(Utterance("Ouch. What hurt was the joke.")))
    open_dialogue(stage.people["bob"], Opening("reconnect", parent=stage.id), ouch)


STATES: dict[str, Callable[[Stage], object]] = {
    "asked": lambda _stage: None,
    "first send": lambda stage: stage.play(TO_FIRST_SEND),
    "one round": lambda stage: stage.play(f"{TO_FIRST_SEND}{ROUND_ONE}"),
    "paused": paused,
    "interrupted": interrupted,
    "stopped": lambda stage: stage.play(f"{TO_FIRST_SEND}{ROUND_ONE}\nann stop"),
    "whole": lambda stage: stage.play(WHOLE),
}


@pytest.mark.parametrize("state", STATES)
def test_no_room_asks_while_it_renders(stage: Stage, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    STATES[state](stage)
    with queries_of_templates(monkeypatch) as found:
        for person in stage.people.values():
            assert opens(client_of(person), "GET", reverse("room", args=[stage.id]))
    assert found - EXCEPTIONS.keys() == set()
