"""Every door by which a therapist sees what a couple said: it stands in the trail, and both partners find it there."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from accounts.audit import READINGS, Act
from accounts.models import AuditEntry
from dialogue.care import trend_consent
from dialogue.texts.access_log import READINGS as NAMES
from tests.authorisation.matrix_file import declared
from tests.authorisation.people import World, world
from tests.authorisation.routes import Route, posted, routes
from tests.cast import sign_in
from tests.dialogue.care.sharing_page import sharing_page

# What stands in the trail once a door was opened; nothing where no word of the couple is behind it.
DOORS: dict[str, list[Act]] = {
    "caseload": [],
    "copy_notes": [],  # the therapist's own words
    "writings": [],  # the same, as a page
    "couple": [Act.TRANSCRIPT_LISTED],
    "note_on_couple": [],
    "propose": [],
    "search": [Act.TRANSCRIPT_SEARCHED, Act.TRANSCRIPT_FOUND],
    "take_back_proposal": [],
    "review": [Act.TRANSCRIPT_READ],
    "remark": [],
    "copy": [Act.TRANSCRIPT_EXPORTED],
    "preview_without_names": [Act.TRANSCRIPT_READ],
    "take_back_comment": [],
    "remove_own": [],
    "sitting": [Act.LIVE_ENTERED],
    "ask_to_sit_in": [],
    "suggest": [Act.LIVE_SUGGESTED],
    "leave_seat": [Act.LIVE_LEFT],
    "trend": [Act.TREND_READ],
    "therapist": [],  # names, and no word
    "invite_care": [],
    "join_care": [],
    "end_care": [Act.LIVE_LEFT],
}
# The same doors when what was posted is refused, and a page comes back in place of a redirect.
REFUSED: dict[str, list[Act]] = {
    "note_on_couple": [Act.TRANSCRIPT_LISTED],
    "propose": [Act.TRANSCRIPT_LISTED],
    "search": [Act.TRANSCRIPT_LISTED],
    "remark": [Act.TRANSCRIPT_READ],
    "suggest": [Act.LIVE_ENTERED],
}
COPIES = {"record.json": Act.TRANSCRIPT_EXPORTED, "without-names.txt": Act.TRANSCRIPT_PSEUDONYMISED}
SAID = ("our evenings", "money", "worried and alone", "how to call")  # titles and words of the couple
WORK = [route for route in routes() if declared().get((route.name, "GET"), {}).get("no_second_step") == "second"]
WORK += [route for route in routes() if declared().get((route.name, "POST"), {}).get("no_second_step") == "second"]


@pytest.fixture(scope="module")
def begun(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for all tests of this module; what each does in it is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = world()
        for person in (found.cast.ann, found.cast.bob):
            trend_consent.answer(person, yes=True)
        yield found
        transaction.set_rollback(True)


@pytest.fixture
def here(db: None, begun: World) -> World:
    return deepcopy(begun)


def opened(here: World, route: Route, data: dict[str, Any] | None = None) -> tuple[list[Act], str]:
    """Opens a door as Tess; gives back the readings that were written down, and what was shown."""
    before = AuditEntry.objects.count()
    client = sign_in(Client(), here.cast.tess)
    address, reads = route.address(here.values), declared()[route.name, "GET"]["therapist"] == "200"
    response = client.get(address) if reads else client.post(address, data or posted(route.name, 0))
    assert response.status_code in {200, 302, 400}
    later = AuditEntry.objects.filter(number__gt=before, act__in=READINGS, couple=here.cast.couple)
    return [Act(act) for act in later.order_by("number").values_list("act", flat=True)], response.content.decode()


def names_of(route: Route) -> str:
    return route.name


def test_every_door_of_a_therapist_is_in_the_table() -> None:
    assert {route.name for route in WORK} == set(DOORS)
    assert {act for act in Act if act in READINGS} == set(NAMES)


@pytest.mark.parametrize("route", WORK, ids=names_of)
def test_every_door_is_in_the_trail_and_both_partners_find_it(here: World, route: Route) -> None:
    acts, shown = opened(here, route)
    assert acts == DOORS[route.name]
    assert acts or not [words for words in SAID if words in shown]
    for person in (here.cast.ann, here.cast.bob):
        page = sharing_page(person)
        assert [act for act in acts if f"Tess: {NAMES[act]}" not in page] == []


@pytest.mark.parametrize("route", [route for route in WORK if route.name in REFUSED], ids=names_of)
def test_a_page_that_comes_back_after_a_refusal_is_a_reading_too(here: World, route: Route) -> None:
    acts, shown = opened(here, route, {"kind": "comment", "words": "", "stem": "", "slug": "intentional"})
    assert acts == REFUSED[route.name]
    assert [words for words in SAID if words in shown]


@pytest.mark.parametrize("kind", COPIES)
def test_every_copy_is_in_the_trail(here: World, kind: str) -> None:
    here.values["kind"] = kind
    acts, shown = opened(here, next(route for route in WORK if route.name == "copy"))
    assert acts == [COPIES[kind]]
    assert [words for words in SAID if words in shown]
