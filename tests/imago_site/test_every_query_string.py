"""Nonsense behind the `?` of an address, or in the place of a row, fails no page and stays out of the logs."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.authorisation.matrix_file import declared
from tests.authorisation.people import World, world
from tests.authorisation.requests import seen, undone, with_this_alone
from tests.authorisation.routes import PARAMETER, Route, routes
from tests.cast import session_of

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("queries")]
READ = re.compile(r"(?:(?:\.GET|\basked)(?:\.get\(|\.getlist\(|\[)|request\.GET, )\"(\w+)\"")
NAMES = (
    "mode",
    "within",
    "about",
    "n",
    "line",
    "next",
    "told",
    "p",
    "page",
    "q",
    "o",
    "kind",
    "month",
    "day",
    "lang",
    "format",
    "token",
)
MARK = "zz7mark"  # stands in every address, and in no log
UUID_ = "6f1c8f0e-0000-4000-8000-00000000000f"
BAD = {
    "letters": "x",
    "a huge number": "9" * 3000,
    "below zero": "-1",
    "a fraction": "1.5",
    "digits of another script": "%D9%A3",
    "a NUL": "1%00",
    "a lone surrogate": "%ED%A0%80",
    "half a character": "%C3",
    "a line": "a%0D%0Ab",
    "an id of nobody": UUID_,
    "an id in braces": f"%7B{UUID_}%7D",
    "empty": "",
}
BROWSER = Client(raise_request_exception=False)
SEEN_BY = ("a", "therapist", "admin", "visitor", "single")
PLACES = {what: value for what, value in BAD.items() if value} | {"marks": "%3Cb%3E%27%22"}


@pytest.fixture(scope="module")
def here(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def keys(here: World, django_db_blocker: DjangoDbBlocker) -> dict[str, str]:
    cast = here.cast
    people = {"a": cast.ann, "therapist": cast.tess, "admin": cast.ada, "single": cast.eve}
    with django_db_blocker.unblock():
        return {kind: seen(BROWSER, session_of(person)) for kind, person in people.items()}


def pages() -> list[tuple[Route, str]]:
    """Every page that answers a GET, with somebody who gets it."""
    by_whom = declared()
    found = []
    for route in routes():
        kinds = [kind for kind in SEEN_BY if by_whom[route.name, "GET"][kind] in {"200", "goes"}]
        found += [(route, kinds[0])] if kinds else []
    return found


def ask(address: str, key: str, caplog: pytest.LogCaptureFixture) -> int:
    """The status; nothing that was asked may be in a line of the log, and no traceback."""
    client = with_this_alone(BROWSER, key)
    with undone(), caplog.at_level(logging.INFO):
        status = client.get(address).status_code
    assert [record for record in caplog.records if record.exc_info or record.exc_text] == []
    assert MARK not in caplog.text
    return status


@pytest.mark.parametrize(("route", "kind"), pages(), ids=lambda value: getattr(value, "name", value))
def test_no_query_fails_a_page_or_is_logged(
    here: World, keys: dict[str, str], caplog: pytest.LogCaptureFixture, route: Route, kind: str
) -> None:
    address = route.address(here.values)
    for what, value in BAD.items():
        query = "&".join(f"{name}={value}" for name in NAMES) + f"&words={MARK}"
        status = ask(f"{address}?{query}", keys.get(kind, ""), caplog)
        assert (what, status < 500) == (what, True)
    repeated = "&".join(f"{name}={MARK}&{name}={UUID_}&{name}[]=1&{name}={MARK}" for name in NAMES)
    assert ask(f"{address}?{repeated}", keys.get(kind, ""), caplog) < 500


@pytest.mark.parametrize("name", ["within", "about"])
@pytest.mark.parametrize("value", ["x", "-1", "9" * 3000, MARK, "%D9%A3"])
def test_what_names_no_dialogue_opens_no_page_to_begin_one_there(
    here: World, keys: dict[str, str], caplog: pytest.LogCaptureFixture, name: str, value: str
) -> None:
    assert ask(f"/dialogue/begin/intentional/?{name}={value}", keys["a"], caplog) == 404
    assert ask(f"/dialogue/begin/intentional/?{name}={UUID_}", keys["a"], caplog) == 200


@pytest.mark.parametrize("route", [one for one in routes() if PARAMETER.search(one.pattern)], ids=lambda one: one.name)
def test_nonsense_in_the_place_of_a_row_fails_no_page(
    here: World, keys: dict[str, str], caplog: pytest.LogCaptureFixture, route: Route
) -> None:
    for what, value in PLACES.items():
        for kind in ("a", "therapist", "admin"):
            status = ask("/" + PARAMETER.sub(value, route.pattern), keys[kind], caplog)
            assert (what, kind, status < 500) == (what, kind, True)


def test_every_name_that_a_page_reads_is_asked_for_here() -> None:
    root = Path(__file__).parent.parent.parent
    sources = [
        path.read_text() for app in ("accounts", "dialogue", "imago_site") for path in root.glob(f"{app}/**/*.py")
    ]
    read = {name for source in sources for name in READ.findall(source)}
    assert read - set(NAMES) == set()
    assert {"n", "line", "mode", "next"} <= read
