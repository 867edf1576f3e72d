"""Who may open which socket, and make which message count: every socket of the routing, every message of the wire."""

import json
from collections.abc import Awaitable, Callable

import pytest
from asgiref.sync import sync_to_async
from django.db.models import Model

from accounts.models import User
from dialogue.models import BodyCheck, Draft, Event, FeltHeard, Shelved
from dialogue.realtime import messages
from dialogue.review.routing import websocket_urlpatterns as rooms_of_therapists
from dialogue.routing import websocket_urlpatterns as rooms
from dialogue.workbook.routing import websocket_urlpatterns as workbooks
from tests.authorisation.people import KINDS, World, world
from tests.dialogue.browser import Browser, browser
from tests.plain_requests import plain_browser

pytestmark = pytest.mark.django_db(transaction=True)
Knock = Callable[[User | None, str], Awaitable[str]]
SIGN_IN, NOT_YOURS = "4401", "4403"
SIGNED_OUT = {"visitor": SIGN_IN, "deactivated": SIGN_IN}
ALL = dict.fromkeys(KINDS, "open") | SIGNED_OUT
NOBODY = dict.fromkeys(KINDS, NOT_YOURS) | SIGNED_OUT
DECLARED: dict[str, dict[str, str]] = {
    "ws/home/": ALL,
    "ws/words/": ALL,  # a mark over one's own couples
    "ws/dialogue/<uuid:dialogue_id>/": NOBODY | {"a": "open", "b": "open"},
    "ws/review/": NOBODY | dict.fromkeys(["therapist", "one_consent", "revoked", "unlinked"], "open"),
    "ws/workbook/": NOBODY | dict.fromkeys(["a", "b", "other"], "open"),
    "ws/sit-in/<uuid:dialogue_id>/": NOBODY | {"therapist": "open"},
    "ws/vision/": NOBODY | {"a": "open", "b": "open", "other": "open"},
    "": dict.fromkeys(KINDS, NOT_YOURS),
}
# For each message: a frame, and what it leaves behind when who sends it may.
MESSAGES: dict[str, tuple[dict[str, object], type[Model] | None]] = {
    "move": ({"move_id": "6f1c8f0e-0000-4000-8000-000000000001", "after": 6, "move": "say", "text": "Words."}, Event),
    "draft": ({"key": "6.say", "text": "Words."}, Draft),
    "body_check": ({"level": 3}, BodyCheck),
    "felt_heard": ({"level": 3}, FeltHeard),
    "shelf": ({"text": "Words."}, Shelved),
    "hint": ({"key": "6.acts", "text": "You never listen."}, None),
    "since": ({"told": 0}, None),
    "here": ({}, None),
    "typing": ({}, None),
}
MAY = {
    "move": {"a"},
    "draft": {"a", "b"},
    "body_check": set(),
    "felt_heard": set(),
    "shelf": set(),
}  # Ann speaks; levels belong to other steps, and the shelf to the partner who mirrors


@pytest.fixture
def here(transactional_db: None) -> World:
    return world()


def test_every_socket_and_every_message_is_declared() -> None:
    assert {str(route.pattern) for route in [*rooms_of_therapists, *workbooks, *rooms]} == set(DECLARED)
    assert set(messages.MESSAGES) == set(MESSAGES)


async def knock(user: User | None, address: str) -> str:
    async with browser(user, address) as one:
        message = await one.socket.receive_output(timeout=5)
        return str(message["code"]) if message["type"] == "websocket.close" else "open"


async def knock_by_request(user: User | None, address: str) -> str:
    """The same address by a plain request (`imago_site.http_sockets`)."""
    one = await plain_browser(user, address)
    if user is None or not user.is_active:
        return SIGN_IN if (await one.client.post(address)).status_code == 302 else "open"
    return str((await one.ask())[-1].get("code", "open"))


@pytest.mark.parametrize("knocks", [knock, knock_by_request], ids=["websocket", "plain request"])
@pytest.mark.parametrize("kind", KINDS)
async def test_each_kind_of_person_opens_what_is_declared(here: World, kind: str, knocks: Knock) -> None:
    user = await sync_to_async(KINDS[kind])(here)
    found = {}
    for pattern in DECLARED:
        address = f"/{pattern.replace('<uuid:dialogue_id>', str(here.now))}" if pattern else "/ws/nothing/"
        found[pattern] = await knocks(user, address)
    expected = {pattern: outcomes[kind] for pattern, outcomes in DECLARED.items()}
    if knocks is knock_by_request and kind in SIGNED_OUT:
        expected[""] = SIGN_IN  # a request is asked to sign in, whatever its address
    assert found == expected


def rows(model: type[Model]) -> int:
    return model._default_manager.count()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in SIGNED_OUT])
async def test_a_message_counts_only_from_whom_it_may(here: World, kind: str) -> None:
    user = await sync_to_async(KINDS[kind])(here)
    found = {}
    for message, (frame, model) in sorted(
        MESSAGES.items(), key=lambda one: one[0] == "move"
    ):  # another step follows it
        if model is None:
            continue
        before = await sync_to_async(rows)(model)
        async with browser(user, f"/ws/dialogue/{here.now}/?told=0") as one:
            await one.send({"type": message, **frame})
            await one.send({"type": "here"})
            await _answered(one)
        found[message] = await sync_to_async(rows)(model) - before
    assert found == {message: 1 if kind in may else 0 for message, may in MAY.items()}


async def _answered(one: Browser) -> None:
    """Until the heartbeat that was sent last is answered, or the socket closed."""
    while (frame := await one.socket.receive_output(timeout=5))["type"] != "websocket.close":
        if json.loads(frame["text"])["type"] == "head":
            return
