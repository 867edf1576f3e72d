"""Who may do what: every address and method for every kind of person, as `matrix.txt` declares it.

An address that is not declared there fails. What `python -m tests.authorisation.write` prints is read line by line
before it is believed.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.authorisation.declared import declared
from tests.authorisation.people import KINDS, World, world
from tests.authorisation.requests import METHODS, outcomes
from tests.authorisation.routes import Route, routes

pytestmark = pytest.mark.django_db
DECLARED = declared()


@pytest.fixture(scope="module")
def here(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for all tests of this module: each request is undone, and at the end so is the world."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield world()
        transaction.set_rollback(True)


def test_every_address_is_declared_and_nothing_else_is() -> None:
    assert set(DECLARED) == {(route.name, method) for route in routes() for method in METHODS}


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.name)
def test_each_kind_of_person_gets_what_is_declared(here: World, route: Route) -> None:
    found = {kind: outcomes(route, METHODS, here, kind) for kind in KINDS}
    for method in METHODS:
        what = {kind: by_method[method] for kind, by_method in found.items()}
        assert (route.name, method, what) == (route.name, method, DECLARED[route.name, method])


def test_nothing_fails_and_no_therapist_without_both_consents_gets_a_dialogue() -> None:
    """What must hold however the matrix is written."""
    assert [where for where, who in DECLARED.items() if set(who.values()) & {"500"}] == []
    outside = ("visitor", "other", "single", "deactivated", "one_consent", "revoked", "unlinked", "unapproved", "admin")
    for route in ("room", "transcript", "review", "couple", "sitting"):
        assert {DECLARED[route, "GET"][kind] for kind in outside} <= {"404", "login"}
    assert {who["admin"] for (name, _m), who in DECLARED.items() if name in {"review", "caseload", "search"}} <= {
        "404",
        "405",
    }


def test_no_other_method_does_anything(here: World) -> None:
    for route in (route for route in routes() if route.ours):
        for kind in ("a", "therapist"):
            what = outcomes(route, ("PUT", "PATCH", "DELETE"), here, kind)
            assert (route.name, set(what.values()) - {"405", "404", "again"}) == (route.name, set())
