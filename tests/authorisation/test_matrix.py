"""Who may do what: every address and method for every kind of person, as `matrix.txt` declares it.

An address that is not declared there fails. What `python -m tests.authorisation.write` prints is read line by line
before it is believed.
"""

import pytest

from tests.authorisation.declared import declared
from tests.authorisation.people import KINDS, World, world
from tests.authorisation.requests import METHODS, outcome
from tests.authorisation.routes import Route, routes

DECLARED = declared()


@pytest.fixture
def here(db: None) -> World:
    return world()


def test_every_address_is_declared_and_nothing_else_is() -> None:
    assert set(DECLARED) == {(route.name, method) for route in routes() for method in METHODS}


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.name)
def test_each_kind_of_person_gets_what_is_declared(here: World, route: Route) -> None:
    for method in METHODS:
        found = {kind: outcome(route, method, here, kind) for kind in KINDS}
        assert (route.name, method, found) == (route.name, method, DECLARED[route.name, method])


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


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_no_other_method_does_anything(here: World, method: str) -> None:
    for route in (route for route in routes() if route.ours):
        for kind in ("a", "therapist"):
            assert (route.name, outcome(route, method, here, kind)) in {
                (route.name, no) for no in ("405", "404", "again")
            }
