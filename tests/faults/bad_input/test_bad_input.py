"""Bad input at every door: a plain answer, nothing written, no traceback, and the same on SQLite and on PostgreSQL.

What a refusal may touch is the browser's own session, and nothing else (`kept.OF_THE_BROWSER`). A page of a therapist
that shows words writes into the trail that it was read; that has been done before the cases begin.
"""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from dialogue.realtime import messages
from dialogue.review.routing import websocket_urlpatterns as rooms_of_therapists
from dialogue.routing import websocket_urlpatterns as rooms
from dialogue.workbook.routing import websocket_urlpatterns as workbooks
from tests.authorisation.routes import routes
from tests.faults.bad_input.bad_forms import FORMS, PRESSED, READ
from tests.faults.bad_input.bad_frames import GOOD, LISTENERS, NO_ROOM, NO_VALUES
from tests.faults.bad_input.bad_requests import requests, takes_posts
from tests.faults.bad_input.table import expected

ROOT = Path(__file__).parents[3]
pytestmark = [pytest.mark.xdist_group("bad_input"), pytest.mark.timeout(1000)]  # the cases run once, in two processes
Answers = dict[str, dict[str, Any]]


def answers_of(environment: dict[str, str], *file: Path) -> Answers:
    command: list[str | Path] = [sys.executable, "-m", "tests.faults.bad_input.answers", *file]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    found: Answers = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def answers(postgresql: str, migrated: Path) -> dict[str, Answers]:
    """What each database answers to each case."""
    plain = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    plain.pop("DATABASE_URL", None)
    with ThreadPoolExecutor() as pool:
        sqlite = pool.submit(answers_of, plain, migrated / "db.sqlite3")
        grown = pool.submit(answers_of, plain | {"DATABASE_URL": postgresql})
    return {"sqlite": sqlite.result(), "postgresql": grown.result()}


def test_every_door_has_its_bad_input() -> None:
    assert {route.name for route in takes_posts()} == {*FORMS, *PRESSED, *READ}
    assert {route.name for route in routes()} == {one.route.name for one in requests()}
    assert {str(route.pattern) for route in [*rooms_of_therapists, *workbooks, *rooms]} == {*LISTENERS, *NO_ROOM}


def test_every_message_and_field_of_the_wire_has_its_bad_input() -> None:
    assert set(messages.MESSAGES) == set(GOOD)
    models = messages.MESSAGES.values()
    fields = {field.alias or name for model in models for name, field in model.model_fields.items()}
    assert fields - {"type"} == set(NO_VALUES)


def test_every_field_of_a_form_has_its_bad_input() -> None:
    assert {name: set(form.good) - set(form.bad) for name, form in FORMS.items() if set(form.good) - set(form.bad)} == {
        "account_email": {"action_add"},  # the name of the button
        "mfa_add_webauthn": {"name"},  # any words will do
    }


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_bad_input_gets_its_plain_answer_and_leaves_nothing(answers: dict[str, Answers], database: str) -> None:
    found, wanted = answers[database], expected()
    assert len(wanted) >= 120
    assert set(found) == set(wanted)
    plain = {name: {"answer": answer, "logged": [], "wrote": []} for name, answer in wanted.items()}
    got = {name: {key: answer[key] for key in ("answer", "logged", "wrote")} for name, answer in found.items()}
    assert {name: (answer, plain[name]) for name, answer in got.items() if answer != plain[name]} == {}


def test_both_databases_answer_alike(answers: dict[str, Answers]) -> None:
    sqlite, postgresql = answers["sqlite"], answers["postgresql"]
    assert {name: (sqlite[name], postgresql[name]) for name in sqlite if sqlite[name] != postgresql[name]} == {}


def test_what_is_refused_is_said_in_words(answers: dict[str, Answers]) -> None:
    silent = [
        name for name, one in answers["sqlite"].items() if one["answer"] in {"explained", "refused"} and not one["says"]
    ]
    assert silent == []
