"""Chance at every door: whatever comes in is read or refused, and nothing else rises. `make fuzz` goes on for long."""

import json
import os
from contextlib import suppress
from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue.domain import private_notes
from dialogue.domain.moves import move_transaction
from dialogue.models import Dialogue
from dialogue.pages.refusals import REFUSALS
from dialogue.realtime import messages
from dialogue.strict_json import NotReadable
from tests.authorisation.people import World, world
from tests.authorisation.routes import Route, routes
from tests.faults.bad_input.bad_forms import FORMS
from tests.faults.bad_input.bad_frames import GOOD, NO_VALUES
from tests.faults.bad_input.bad_requests import MULTIPART, URL_ENCODED, Request
from tests.faults.bad_input.request_runner import Doors
from tests.faults.bad_input.write_watch import listening

FUZZ = os.environ.get("FUZZ") == "1"
pytestmark = [pytest.mark.fuzz, pytest.mark.timeout(900 if FUZZ else 120)]


def tries(short: int, long: int) -> settings:
    """The short version tries the same each time."""
    most = long if FUZZ else short
    return settings(
        max_examples=most, deadline=None, derandomize=not FUZZ, database=None, suppress_health_check=list(HealthCheck)
    )


FORM_ROUTES = [route for route in routes() if route.name in FORMS]
text = st.text(st.characters() | st.characters(categories=["Cc", "Cf", "Cs", "Zs", "Mn"]), max_size=40)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=8,
)


@st.composite
def frames(draw: st.DrawFn) -> str:
    """A good message with a few fields gone wrong, and sometimes with a few letters gone wrong as well."""
    kind, (_scene, good) = draw(st.sampled_from(sorted(GOOD.items())))
    frame: dict[str, Any] = {"type": kind, **good}
    for name in draw(st.lists(st.sampled_from(sorted(NO_VALUES)) | text, max_size=3)):
        bad = st.sampled_from([*NO_VALUES.get(name, (None,))])
        frame[name] = draw(values | bad | st.integers(0, 12) | st.sampled_from(sorted(REAL)))
    raw = json.dumps(frame, ensure_ascii=draw(st.booleans()))
    if draw(st.booleans()):
        return raw
    at = draw(st.integers(0, len(raw)))
    return raw[:at] + draw(text) + raw[at + draw(st.integers(0, 3)) :]


REAL = ("say", "ready", "pause", "stop", "ouch", "resume", "later", "almost", "yes", "2026-05-01T10:00:00+00:00", "sad")


@tries(short=400, long=60_000)
@given(raw=frames() | text)
def test_any_frame_is_read_or_not_readable(raw: str) -> None:
    try:
        message = messages.read(raw)
    except NotReadable:
        messages.move_id_of(raw)
    else:
        assert isinstance(message, messages.Message)


@tries(short=150, long=10_000)
@given(raw=frames())
def test_any_message_is_done_or_refused(here: World, raw: str) -> None:
    head = Dialogue.objects.get(pk=here.now).seq
    raw = raw.replace('"{head}"', str(head)).replace("{visit}", str(head))
    with transaction.atomic():
        with suppress(*REFUSALS):
            _do(here, messages.read(raw))
        transaction.set_rollback(True)


def _do(here: World, message: messages.Message) -> None:
    match message:
        case messages.MoveMessage():
            move_transaction.make_move(here.cast.ann, here.now, message.to_move())
        case messages.KeepDraft(visit=visit, text=words):
            private_notes.keep_draft(here.cast.ann, here.now, visit, words)
        case messages.CheckBody(level=level):
            private_notes.check_body(here.cast.ann, here.now, level)


@st.composite
def posted(draw: st.DrawFn) -> tuple[Route, bytes, str]:
    """A form filled in with anything; mostly as a browser would send it."""
    route = draw(st.sampled_from(FORM_ROUTES))
    fields = {name: str(value).encode() for name, value in FORMS[route.name].good.items()}
    for name in draw(st.lists(st.sampled_from(sorted(fields) or ["x"]), max_size=3)):
        known = FORMS[route.name].bad.get(name, {})
        wrong = st.sampled_from(["", *(str(value) for value, _answer in known.values())])
        fields[name] = draw(st.binary(max_size=20) | (text | wrong).map(lambda one: one.encode(errors="replace")))
    body = b"&".join(
        quote_from_bytes(n.encode()).encode() + b"=" + quote_from_bytes(v).encode() for n, v in fields.items()
    )
    kind = draw(st.sampled_from([URL_ENCODED] * 8 + [MULTIPART, f"{URL_ENCODED}; charset=utf-16", "text/plain"]))
    return route, body, kind


@tries(short=100, long=12_000)
@given(form=posted())
def test_any_form_gets_a_plain_answer(here: World, doors: Doors, form: tuple[Route, bytes, str]) -> None:
    route, body, kind = form
    request = Request(route, "POST", "chance", "", FORMS[route.name].who, body=body, content_type=kind)
    cache.clear()
    with transaction.atomic(), listening() as logged:
        response = doors.knock(request)
        transaction.set_rollback(True)
    assert (route.name, response.status_code < 500, logged) == (route.name, True, [])


@pytest.fixture
def here(db: None) -> World:
    return world()


@pytest.fixture
def doors(here: World) -> Doors:
    return Doors(here)
