"""A therapist's sockets: told within a second that a right has changed, and closed when it is gone."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.audit import Act
from accounts.care import consent, therapists
from accounts.models import AuditEntry, Couple, TherapistProfile, User
from accounts.signals import person_shown_out
from dialogue.care import live_seat, sharing_preferences, trend_consent
from dialogue.care.access_fingerprint import rights_mark
from dialogue.care.sharing_preferences import Wish
from dialogue.domain import presence
from dialogue.domain.access import Viewer, room_for
from dialogue.review import live_seat_consumer
from imago_site.asgi import application
from tests.cast import Cast, gather, in_care, sign_in, with_second_step
from tests.dialogue.browser import ORIGIN, Browser, browser, cookies_of
from tests.plain_requests import plain_browser
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 1.0  # seconds
SITS, MAY = "Tess is sitting in and reads along.", "Tess can read along, but doesn’t have this page open."
SENTENCE = "When you came home late on Tuesday I felt worried and alone."


@pytest.fixture
def people(transactional_db: None) -> Cast:
    cast = gather()
    with_second_step(in_care(cast).therapist)
    return cast


@asynccontextmanager
async def open_page(user: User, address: str) -> AsyncIterator[Browser]:
    headers = [ORIGIN, (b"cookie", await sync_to_async(cookies_of)(user))]
    socket = WebsocketCommunicator(application, address, headers=headers)
    assert (await socket.connect())[0]
    yield Browser(socket)
    await socket.disconnect()


def test_therapist_is_told_by_name_whose_turn_it_is(people: Cast) -> None:
    stage, places = Stage(people), []
    for script in ("", TO_FIRST_SEND, f"ann say {SENTENCE}"):
        stage.play(script)
        places.append(live_seat_consumer.place_of(room_for(people.ann, stage.id)))
    assert places == ["Arrive: Bob’s turn", "Mirror: Ann’s turn", "Mirror: Bob’s turn"]


async def test_page_is_told_at_once_when_one_withdraws_their_words(people: Cast) -> None:
    stage = await sync_to_async(_shared)(people)
    async with open_page(people.tess, "/ws/review/") as tess:
        before = (await tess.until("rights"))["mark"]
        assert before == await sync_to_async(rights_mark)(people.tess)
        await sync_to_async(sharing_preferences.choose)(people.ann, stage.id, Wish())
        began = time.monotonic()
        after = (await tess.until("rights"))["mark"]
        assert time.monotonic() - began < AT_ONCE
        assert after != before


async def test_page_is_told_at_once_when_one_takes_the_consent_back(people: Cast) -> None:
    link = await sync_to_async(consent.link_of)(people.couple)
    assert link
    async with open_page(people.tess, "/ws/review/") as tess:
        before = (await tess.until("rights"))["mark"]
        await sync_to_async(consent.withdraw)(people.bob, link.pk)
        assert (await tess.until("rights"))["mark"] != before


async def test_page_is_told_at_once_when_one_takes_the_yes_to_the_check_ins_back(people: Cast) -> None:
    for person in (people.ann, people.bob):
        await sync_to_async(trend_consent.answer)(person, yes=True)
    async with open_page(people.tess, "/ws/review/") as tess:
        before = (await tess.until("rights"))["mark"]
        began = time.monotonic()
        await sync_to_async(trend_consent.answer)(people.bob, yes=False)
        assert (await tess.until("rights"))["mark"] != before
        assert time.monotonic() - began < AT_ONCE


async def test_heartbeat_heals_a_lost_push(people: Cast) -> None:
    stage = await sync_to_async(_shared)(people)
    async with open_page(people.tess, "/ws/review/") as tess:
        before = (await tess.until("rights"))["mark"]
        await sync_to_async(_vanish)(stage)
        await tess.send({"type": "here"})
        assert (await tess.until("rights"))["mark"] != before


async def test_socket_closes_when_the_approval_is_taken_back(people: Cast) -> None:
    profile = await sync_to_async(TherapistProfile.objects.get)(user=people.tess)
    async with open_page(people.tess, "/ws/review/") as tess:
        await tess.until("rights")
        await sync_to_async(therapists.refuse)(profile, people.ada, "Licence ended.")
        assert await tess.closed_with() == 4403


async def test_socket_closes_when_the_account_is_deactivated(people: Cast) -> None:
    async with open_page(people.tess, "/ws/review/") as tess:
        await tess.until("rights")
        await sync_to_async(User.objects.filter(pk=people.tess.pk).update)(is_active=False)
        await sync_to_async(person_shown_out.send)(sender=User, user=people.tess)
        assert await tess.closed_with() == 4401


@pytest.mark.parametrize("who", ["ann", "carl", "eve", "ada"])
async def test_nobody_else_has_the_socket(people: Cast, who: str) -> None:
    async with open_page(getattr(people, who), "/ws/review/") as other:
        assert await other.closed_with() == 4403


async def test_seat_shows_what_is_said_and_closes_when_one_asks_the_therapist_to_leave(people: Cast) -> None:
    stage = await sync_to_async(_sits)(people)
    async with open_page(people.tess, f"/ws/sit-in/{stage.id}/") as tess:
        assert SENTENCE not in (await tess.until("sitting"))["html"]
        await sync_to_async(stage.move)("ann", "say", SENTENCE)
        assert SENTENCE in (await tess.until("sitting"))["html"]
        await sync_to_async(live_seat.end)(people.bob, stage.id)
        began = time.monotonic()
        assert await tess.closed_with() == 4403
        assert time.monotonic() - began < AT_ONCE


async def test_both_see_that_the_therapist_sits_in_only_while_their_socket_is_there(people: Cast) -> None:
    stage = await sync_to_async(_sits)(people)
    room = f"/ws/dialogue/{stage.id}/?told=6"
    async with open_page(people.ann, room) as ann, open_page(people.bob, room) as bob:
        for one in (ann, bob):
            assert MAY in (await one.until("turn"))["html"]
        async with open_page(people.tess, f"/ws/sit-in/{stage.id}/"):
            for one in (ann, bob):
                assert SITS in (await one.until("turn"))["html"]
        for one in (ann, bob):
            shown = (await one.until("turn"))["html"]
            assert (SITS in shown, MAY in shown) == (False, True)


async def test_both_see_that_the_therapist_sits_in_also_while_the_browser_says_nothing(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = asyncio.Event()

    async def until_later(_seconds: float) -> None:
        await later.wait()
        later.clear()

    clock = SimpleNamespace(sleep=until_later, create_task=asyncio.create_task)
    monkeypatch.setattr(live_seat_consumer, "asyncio", clock, raising=False)
    stage = await sync_to_async(_sits)(people)
    room = f"/ws/dialogue/{stage.id}/?told=6"
    async with open_page(people.ann, room) as ann, open_page(people.tess, f"/ws/sit-in/{stage.id}/"):
        await _shown(ann, SITS)
        await sync_to_async(cache.clear)()  # as when the lease runs out, for no heartbeat comes
        await ann.send({"type": "here"})
        await _shown(ann, MAY)
        later.set()
        await _shown(ann, SITS)


async def test_both_see_that_the_therapist_reads_the_page_without_its_socket(people: Cast) -> None:
    stage = await sync_to_async(_sits)(people)
    tess = await sync_to_async(sign_in)(Client(), people.tess)
    async with open_page(people.ann, f"/ws/dialogue/{stage.id}/?told=6") as ann:
        await _shown(ann, MAY)
        assert (await sync_to_async(tess.get)(f"/sit-in/{stage.id}/")).status_code == 200
        await _shown(ann, SITS)
        async with open_page(people.tess, f"/ws/sit-in/{stage.id}/") as sitting_in:
            await sitting_in.send({"type": "here"})
            for _frame in range(2):
                await sitting_in.until("sitting")
        await _shown(ann, MAY)


async def test_a_therapist_who_comes_and_goes_is_shown_all_the_while(people: Cast) -> None:
    """By a script each visit lasts for a blink, on a socket or by a single plain request, and reads every word."""
    stage = await sync_to_async(_sits)(people)
    for _ in range(2):
        async with open_page(people.tess, f"/ws/sit-in/{stage.id}/") as sitting_in:
            await sitting_in.until("sitting")
    assert await presence.is_here(stage.id, Viewer.THERAPIST)
    tess = await plain_browser(people.tess, f"/ws/sit-in/{stage.id}/")
    await tess.ask(last="1")
    async with open_page(people.ann, f"/ws/dialogue/{stage.id}/?told=6") as ann:
        assert SITS in (await ann.until("turn"))["html"]


async def test_a_heartbeat_shows_that_the_therapist_is_gone_when_nobody_said_so(people: Cast) -> None:
    stage = await sync_to_async(_sits)(people)
    await presence.arrive(stage.id, Viewer.THERAPIST, "a server that is killed")
    async with open_page(people.ann, f"/ws/dialogue/{stage.id}/?told=6") as ann:
        assert SITS in (await ann.until("turn"))["html"]
        await presence.leave(stage.id, Viewer.THERAPIST, "a server that is killed")  # as when the lease runs out
        await ann.send({"type": "here"})
        assert MAY in (await ann.until("turn"))["html"]


async def test_each_sitting_is_in_the_trail_before_a_word_is_shown(people: Cast) -> None:
    stage = await sync_to_async(_sits)(people)
    address = f"/ws/sit-in/{stage.id}/"
    async with open_page(people.tess, address) as tess:
        await tess.until("sitting")
        assert await sync_to_async(_sittings)() == [(people.tess, people.couple, stage.id)]
    async with open_page(people.tess, address) as tess:  # the line comes back at once
        await tess.until("sitting")
        assert len(await sync_to_async(_sittings)()) == 1
    await sync_to_async(_a_while_ago)()
    async with open_page(people.tess, address) as tess:
        await tess.until("sitting")
        assert len(await sync_to_async(_sittings)()) == 2


async def test_seat_closes_when_a_consent_is_taken_back(people: Cast) -> None:
    stage = await sync_to_async(_sits)(people)
    link = await sync_to_async(consent.link_of)(people.couple)
    assert link
    async with open_page(people.tess, f"/ws/sit-in/{stage.id}/") as tess:
        await tess.until("sitting")
        await sync_to_async(consent.withdraw)(people.ann, link.pk)
        assert await tess.closed_with() == 4403


async def test_seat_that_one_partner_has_not_agreed_to_shows_nothing(people: Cast) -> None:
    stage = await sync_to_async(_sits)(people, "ann")
    async with open_page(people.tess, f"/ws/sit-in/{stage.id}/") as tess:
        assert await tess.closed_with() == 4403


async def test_guest_makes_no_move(people: Cast) -> None:
    stage = await sync_to_async(_sits)(people)
    async with open_page(people.tess, f"/ws/sit-in/{stage.id}/") as tess:
        await tess.until("sitting")
        await tess.move("say", 6, text=SENTENCE)
        assert SENTENCE not in (await tess.until("sitting"))["html"]
    async with open_page(people.tess, f"/ws/dialogue/{stage.id}/?told=0") as tess:
        assert await tess.closed_with() == 4403


@pytest.mark.parametrize("address", ["/ws/review/", "/ws/sit-in/{}/"])
async def test_a_session_with_the_password_alone_has_no_socket_of_work(people: Cast, address: str) -> None:
    stage = await sync_to_async(_sits)(people)
    cookies = await sync_to_async(_password_only)(people.tess)
    async with browser(people.tess, address.format(stage.id), cookies) as tess:
        assert await tess.closed_with() == 4403


@pytest.mark.parametrize(("address", "frame"), [("/ws/review/", "rights"), ("/ws/sit-in/{}/", "sitting")])
async def test_a_socket_of_work_closes_at_the_heartbeat_when_the_factor_was_reset(
    people: Cast, address: str, frame: str
) -> None:
    stage = await sync_to_async(_sits)(people)
    async with open_page(people.tess, address.format(stage.id)) as tess:
        await tess.until(frame)
        await sync_to_async(_new_factor)(people.tess)
        await tess.send({"type": "here"})
        assert await tess.closed_with() == 4403


async def _shown(one: Browser, words: str) -> None:
    """Waits for the turn that says so."""
    while words not in (await one.until("turn"))["html"]:
        pass


def _password_only(user: User) -> bytes:
    client = Client()
    client.force_login(user)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}".encode()


def _new_factor(user: User) -> None:
    """Another one, that no session has proven."""
    Authenticator.objects.filter(user=user).delete()
    with_second_step(user)


def _sittings() -> list[tuple[User | None, Couple | None, UUID | None]]:
    entries = AuditEntry.objects.filter(act=Act.LIVE_ENTERED)
    return [(entry.actor, entry.couple, entry.dialogue) for entry in entries]


def _a_while_ago() -> None:
    """As if what stands in the trail were two minutes old."""
    AuditEntry.objects.update(at=timezone.now() - timedelta(minutes=2))


def _shared(cast: Cast) -> Stage:
    stage = Stage(cast)
    stage.play("bob now\nann stop")
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, stage.id, Wish(share=True))
    return stage


def _sits(cast: Cast, *agreed: str) -> Stage:
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    live_seat.ask(cast.tess, stage.id)
    for name in agreed or ("ann", "bob"):
        live_seat.agree(getattr(cast, name), stage.id)
    return stage


def _vanish(stage: Stage) -> None:
    """As when another process changed them and its push was lost."""
    stage.row.choices.update(shared_at=None, link=None)
