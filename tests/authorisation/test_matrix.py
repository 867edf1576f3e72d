"""Who may do what: every address and method for every kind of person, as `matrix.txt` declares it.

An address that is not declared there fails. What `python -m tests.authorisation.write_matrix` prints is read line by
line before it is believed.
"""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from accounts.models import User
from tests.authorisation.matrix_file import declared
from tests.authorisation.people import KINDS, World, world
from tests.authorisation.requests import METHODS, outcomes
from tests.authorisation.routes import Route, routes

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("matrix"), pytest.mark.timeout(1000)]
DECLARED = declared()
OPEN = {"200", "204", "goes"}
ASKED = {"again", "login"}  # `login`: the door of the admin site, which leads on to the second factor
LEAVING = {("live_seat", "POST")}  # the partners' own address; all that a therapist can do there is to leave
Found = dict[str, dict[tuple[str, str], str]]  # by kind of person, and by route and method


@pytest.fixture(scope="module")
def here(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for all tests of this module: each request is undone, and at the end so is the world."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield world()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def found(here: World, django_db_blocker: DjangoDbBlocker) -> Found:
    with django_db_blocker.unblock():
        return {kind: outcomes(kind, routes(), METHODS, here) for kind in KINDS}


def test_every_address_is_declared_and_nothing_else_is() -> None:
    assert set(DECLARED) == {(route.name, method) for route in routes() for method in METHODS}


@pytest.mark.parametrize("route", routes(), ids=lambda route: route.name)
def test_each_kind_of_person_gets_what_is_declared(found: Found, route: Route) -> None:
    for method in METHODS:
        what = {kind: answers[route.name, method] for kind, answers in found.items()}
        assert (route.name, method, what) == (route.name, method, DECLARED[route.name, method])


def test_nothing_fails_and_no_therapist_without_both_consents_gets_a_dialogue() -> None:
    """What must hold however the matrix is written."""
    assert [where for where, who in DECLARED.items() if set(who.values()) & {"500"}] == []
    outside = ("visitor", "other", "single", "deactivated", "one_consent", "revoked", "unlinked", "unapproved", "admin")
    for route in ("room", "transcript", "review", "couple", "sitting"):
        assert {DECLARED[route, "GET"][kind] for kind in outside} <= {"404", "login"}
    therapists = ("review", "caseload", "search")
    assert {DECLARED[route, method]["admin"] for route in therapists for method in METHODS} <= {"404", "405"}


@pytest.mark.parametrize("kind", ["therapist", "admin"])
def test_with_the_password_alone_whoever_works_here_gets_no_further_than_anybody(here: World, kind: str) -> None:
    """Each address that opens to them, and not to somebody who has no work here, asks for the second factor first."""
    works = {where for where, who in DECLARED.items() if who[kind] in OPEN and who["single"] not in OPEN}
    assert len(works) > 15
    names = {name for name, _method in works}
    answers = outcomes(kind, [route for route in routes() if route.name in names], METHODS, here, password_alone)
    assert {where: answers[where] for where in works - LEAVING if answers[where] not in ASKED} == {}


def password_alone(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def test_no_other_method_does_anything(here: World) -> None:
    ours = [route for route in routes() if route.ours]
    for kind in ("a", "therapist"):
        what = outcomes(kind, ours, ("PUT", "PATCH", "DELETE"), here)
        assert {asked: answer for asked, answer in what.items() if answer not in {"405", "404", "again"}} == {}
