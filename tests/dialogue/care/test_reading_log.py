"""Every door by which a therapist sees what a couple said stands in the trail, and both partners find it there."""

from typing import Any
from uuid import UUID

import pytest
from asgiref.sync import async_to_sync
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.audit import READINGS, Act
from accounts.care import consent
from accounts.models import AuditEntry, User
from dialogue.care import live_seat, sharing_preferences, trend_consent
from dialogue.care.sharing_preferences import Wish
from dialogue.review.routing import websocket_urlpatterns
from dialogue.texts.access_log import READINGS as NAMES
from tests.authorisation.matrix_file import declared
from tests.authorisation.people import World, world
from tests.authorisation.routes import Route, posted, routes
from tests.cast import Cast, sign_in
from tests.dialogue.browser import browser, cookies_of
from tests.dialogue.workbook.checkins.answers import keep
from tests.stage import WHOLE, Stage

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
SOCKETS: dict[str, list[Act]] = {
    "ws/review/": [],  # a mark, and nothing else
    "ws/sit-in/<uuid:dialogue_id>/": [Act.LIVE_ENTERED],
}
COPIES = {"record.json": Act.TRANSCRIPT_EXPORTED, "without-names.txt": Act.TRANSCRIPT_PSEUDONYMISED}
SAID = ("our evenings", "money", "worried and alone", "how to call")  # titles and words of the couple
WORK = [route for route in routes() if declared().get((route.name, "GET"), {}).get("no_second_step") == "second"]
WORK += [route for route in routes() if declared().get((route.name, "POST"), {}).get("no_second_step") == "second"]


@pytest.fixture
def here(db: None) -> World:
    found = world()
    for person in (found.cast.ann, found.cast.bob):
        trend_consent.answer(person, yes=True)
    return found


def opened(here: World, route: Route, data: dict[str, Any] | None = None) -> tuple[list[Act], str]:
    """Opens a door as Tess; gives back the readings that were written down, and what was shown."""
    before = AuditEntry.objects.count()
    client = sign_in(Client(), here.cast.tess)
    address, reads = route.address(here.values), declared()[route.name, "GET"]["therapist"] == "200"
    response = client.get(address) if reads else client.post(address, data or posted(route.name, 0))
    assert response.status_code in {200, 302, 400}
    later = AuditEntry.objects.filter(number__gt=before, act__in=READINGS, couple=here.cast.couple)
    return [Act(act) for act in later.order_by("number").values_list("act", flat=True)], response.content.decode()


def sharing_page(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("sharing")).content.decode()


def names_of(route: Route) -> str:
    return route.name


def test_every_door_of_a_therapist_is_in_the_table() -> None:
    assert {route.name for route in WORK} == set(DOORS)
    assert {str(route.pattern) for route in websocket_urlpatterns} == set(SOCKETS)
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


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("pattern", SOCKETS)
def test_every_socket_is_in_the_trail(transactional_db: None, pattern: str) -> None:
    here = world()
    before = AuditEntry.objects.count()

    async def listen(cookies: bytes) -> str:
        async with browser(None, f"/{pattern.replace('<uuid:dialogue_id>', str(here.now))}", cookies) as tess:
            return str(await tess.next())

    shown = async_to_sync(listen)(cookies_of(here.cast.tess))
    later = AuditEntry.objects.filter(number__gt=before, act__in=READINGS)
    assert list(later.values_list("act", flat=True)) == SOCKETS[pattern]
    assert bool(SOCKETS[pattern]) == ("money" in shown)


def readings(act: Act) -> list[UUID | None]:
    return list(AuditEntry.objects.filter(act=act).order_by("number").values_list("dialogue", flat=True))


def look(client: Client, route: str, *about: object) -> None:
    assert client.get(reverse(route, args=about)).status_code == 200


def test_words_shared_a_minute_after_a_reading_are_another_reading(tess: Client, cast: Cast, shared: Stage) -> None:
    sharing_preferences.choose(cast.bob, shared.id, Wish())
    look(tess, "review", shared.id)
    look(tess, "review", shared.id)
    assert readings(Act.TRANSCRIPT_READ) == [shared.id]
    sharing_preferences.choose(cast.bob, shared.id, Wish(share=True))
    look(tess, "review", shared.id)
    look(tess, "review", shared.id)
    assert readings(Act.TRANSCRIPT_READ) == [shared.id, shared.id]


def test_after_a_consent_was_taken_back_and_given_it_is_another_reading(
    tess: Client, cast: Cast, shared: Stage
) -> None:
    link = consent.link_of(cast.couple)
    assert link
    for person in (cast.ann, cast.bob):
        trend_consent.answer(person, yes=True)
    for _ in range(2):
        look(tess, "review", shared.id)
        look(tess, "couple", cast.couple.pk)
        consent.withdraw(cast.bob, link.pk)
        consent.consent(cast.bob, link.pk)
    assert readings(Act.TRANSCRIPT_READ) == [shared.id, shared.id]
    assert readings(Act.TRANSCRIPT_LISTED) == [None, None]


def test_check_ins_shared_a_minute_after_a_reading_are_another_reading(tess: Client, cast: Cast, shared: Stage) -> None:
    for yes in (True, False, True):
        for person in (cast.ann, cast.bob):
            trend_consent.answer(person, yes=yes)
        look(tess, "trend", cast.couple.pk)
        look(tess, "trend", cast.couple.pk)
    assert readings(Act.TREND_READ) == [None, None]


def test_a_check_in_answered_a_minute_after_a_reading_is_another_reading(
    tess: Client, cast: Cast, shared: Stage
) -> None:
    for person in (cast.ann, cast.bob):
        trend_consent.answer(person, yes=True)
    for total in (10, 3):
        keep(cast.ann, cast.couple, total, timezone.localdate())
        look(tess, "trend", cast.couple.pk)
        look(tess, "trend", cast.couple.pk)
    assert readings(Act.TREND_READ) == [None, None]


def test_a_title_that_came_a_minute_after_a_reading_is_another_reading(tess: Client, cast: Cast, shared: Stage) -> None:
    later = Stage(cast, "money")
    later.play("\n".join(WHOLE.splitlines()[:-1]))
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, later.id, Wish(share=True))
    look(tess, "couple", cast.couple.pk)
    look(tess, "couple", cast.couple.pk)
    assert readings(Act.TRANSCRIPT_LISTED) == [None]
    later.play("bob ready")  # both had chosen before; its title is readable from now on
    look(tess, "couple", cast.couple.pk)
    assert readings(Act.TRANSCRIPT_LISTED) == [None, None]


def test_a_couple_that_shares_nothing_has_no_list_that_is_read(tess: Client, cast: Cast, shared: Stage) -> None:
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, shared.id, Wish())
    look(tess, "couple", cast.couple.pk)
    assert readings(Act.TRANSCRIPT_LISTED) == []


def test_a_search_names_the_dialogues_of_which_it_shows_a_line(tess: Client, cast: Cast, shared: Stage) -> None:
    other = Stage(cast, "money")
    other.play(f"{WHOLE.partition('bob say When I came')[0]}\nann stop")
    sharing_preferences.choose(cast.ann, other.id, Wish(share=True))
    address = reverse("search", args=[cast.couple.pk])
    for words in ("the car", "no such words", "shame"):
        tess.post(address, {"words": words})
    assert readings(Act.TRANSCRIPT_FOUND) == [shared.id]
    assert len(readings(Act.TRANSCRIPT_SEARCHED)) == 3
    tess.post(address, {"words": "came home late"})
    assert readings(Act.TRANSCRIPT_FOUND) == [shared.id, other.id]


def test_a_seat_that_ended_is_told_of_the_therapist_whoever_ended_it(cast: Cast, shared: Stage) -> None:
    stage = Stage(cast, "money")
    stage.play("bob now")
    live_seat.ask(cast.tess, stage.id)
    live_seat.end(cast.bob, stage.id)
    page = sharing_page(cast.ann)
    assert f"Tess: {NAMES[Act.LIVE_LEFT]}" in page
    assert "Bob: " not in page
