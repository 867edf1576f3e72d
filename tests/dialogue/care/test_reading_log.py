"""Which readings of a therapist stand in the trail: each socket, and when the same page is read once more."""

from uuid import UUID

import pytest
from asgiref.sync import async_to_sync
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.audit import READINGS, Act
from accounts.care import consent
from accounts.models import AuditEntry
from dialogue.care import live_seat, sharing_preferences, trend_consent
from dialogue.care.sharing_preferences import Wish
from dialogue.review.routing import websocket_urlpatterns
from dialogue.texts.access_log import READINGS as NAMES
from tests.authorisation.people import world
from tests.cast import Cast
from tests.dialogue.browser import browser, cookies_of
from tests.dialogue.care.sharing_page import sharing_page
from tests.dialogue.workbook.checkins.answers import keep
from tests.stage import WHOLE, Stage

SOCKETS: dict[str, list[Act]] = {
    "ws/review/": [],  # a mark, and nothing else
    "ws/sit-in/<uuid:dialogue_id>/": [Act.LIVE_ENTERED],
}


def test_every_socket_of_a_therapist_is_in_the_table() -> None:
    assert {str(route.pattern) for route in websocket_urlpatterns} == set(SOCKETS)


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
