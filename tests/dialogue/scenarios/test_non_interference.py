"""What one does for oneself alone does not reach the other: pairs of runs that differ only in that, frame for frame."""

import asyncio
import re
from collections.abc import Callable
from datetime import timedelta
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import CareLink, Couple, MailWishes, PushSubscription, User
from dialogue.domain import request_mute
from dialogue.domain.moves import take_back
from dialogue.models import BodyCheck, Choice, Dialogue, Draft, Event, LetRest, RequestMute, Shelved
from dialogue.pages.prepared_views import prepared_turns
from dialogue.pages.turn import turn
from tests.cast import Cast, gather, in_care
from tests.dialogue.browser import Browser, browser
from tests.dialogue.jobs.mailboxes import HOUR, NOON, wishes
from tests.dialogue.jobs.pushes import Pushed
from tests.dialogue.masks import without_form_ids, without_ids
from tests.push.service import certificate, running
from tests.stage import AT_THE_END, TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)
VALUE = re.compile(r"'[^']*'|\b\d+\b|\bs\d+_x\d+\b")  # also the names of savepoints
SENTENCE = "I felt worried and alone."
Acts = Callable[[User, Stage, Browser], Any]


@pytest.fixture(autouse=True)
def _no_bar_for_a_new_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar is sent again with each minute, and a run that lies across one would have a frame more."""
    monkeypatch.setattr(prepared_turns, "bar_key", lambda offer, _now, focus: f"{offer}{focus}")


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """With a therapist, so that there is somebody to share with."""
    cast = gather()
    in_care(cast)
    return cast


@pytest.fixture(autouse=True)
def one_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause menu names times of day and is sent anew with each minute, which is nobody's act."""
    began = timezone.now()
    monkeypatch.setattr(turn, "timezone", SimpleNamespace(now=lambda: began, localdate=timezone.localdate))


async def nothing(_user: User, _stage: Stage, _browser: Browser) -> None:
    """The run to compare with."""


async def private_acts(user: User, stage: Stage, browser: Browser) -> None:
    """Everything that is for oneself: a body check, a draft, answers about sharing, help, the private questions."""
    row = await sync_to_async(lambda: stage.row)()
    if row.step == "ground":
        await browser.send({"type": "body_check", "level": 9})
        await browser.until("turn")
        return
    await browser.send({"type": "draft", "key": f"{row.visit}.say", "text": "I am afraid to say this aloud"})
    await browser.until("kept")
    await sync_to_async(_private_pages)(user, stage)
    kept = [await sync_to_async(model.objects.count)() for model in (Draft, BodyCheck, Choice)]
    shared = await sync_to_async(Choice.objects.exclude(link=None).count)()
    focus = await sync_to_async(User.objects.filter(focus=True).count)()
    assert (kept, shared, focus) == ([1, 1, 1], 1, 1)  # they happened


def _private_pages(user: User, stage: Stage) -> None:
    client = Client()
    client.force_login(user)
    for address in ("/help/", "/sharing/", "/privacy/", "/you/", "/you/first/"):
        assert client.get(address).status_code == 200
    link = CareLink.objects.get().pk
    client.post(reverse("choices", args=[stage.id]), {"share": "on", "link": link})
    client.post(reverse("standing"), {"keep": "on", "share": "on", "link": link})
    client.post("/you/first/", {"step": "alone", "answer": "yes"})
    client.post("/you/focus/", {"focus": "on"})


async def public_act(_user: User, stage: Stage, _browser: Browser) -> None:
    """To show that the comparison sees something when there is something to see."""
    await sync_to_async(stage.move)("ann", "ouch")


async def frames_of_bob(cast: Cast, acts: Acts) -> list[str]:
    """What Bob's room and home are told while Ann acts, twice, and says a sentence; ids and times made alike."""
    stage = await sync_to_async(Stage)(cast)
    await sync_to_async(stage.play)("bob now")
    room = f"/ws/dialogue/{stage.id}/?told=0"
    async with browser(cast.ann, room) as ann, browser(cast.bob, room) as bob, browser(cast.bob, "/ws/home/") as home:
        await _are_there(ann, bob, home)  # who came first is told in one order or the other
        await acts(cast.ann, stage, ann)
        found = await _all_of(bob, home)
        for line in ("ann ready", "bob ready", "ann ready", "bob ready"):
            await sync_to_async(stage.play)(line)
            found += await _all_of(bob, home)
        await acts(cast.ann, stage, ann)
        found += await _all_of(bob, home)
        await sync_to_async(stage.move)("ann", "say", SENTENCE)
        found += await _all_of(bob, home)
    await sync_to_async(stage.move)("ann", "stop")
    await sync_to_async(_forget)(stage)
    return [without_ids(text) for text in found]


async def _are_there(one: Browser, other: Browser, home: Browser) -> None:
    """Until each of them shows what it opened with; a busy machine may take longer for that than a silence lasts."""
    for socket, kind in ((one, "turn"), (other, "turn"), (home, "home")):
        await socket.until(kind)
    await _all_of(one, other, home)


async def _all_of(*sockets: Browser) -> list[str]:
    """Everything that each of them is told until it is quiet, of one after the other. They are listened to at once."""
    told = await asyncio.gather(*(_told(one) for one in sockets))
    return [frame for frames in told for frame in frames]


async def _all_until(words: str, *sockets: Browser) -> list[str]:
    """The same, but not before one of them was told these words: a busy machine may be silent for long."""
    told: list[list[str]] = [[] for _socket in sockets]
    async with asyncio.timeout(30):
        while words not in "".join(chain(*told)):
            for frames, more in zip(told, await asyncio.gather(*map(_told, sockets)), strict=True):
                frames.extend(more)
    return [*chain(*told)]


async def _told(one: Browser) -> list[str]:
    frames: list[str] = []
    while not await one.socket.receive_nothing(timeout=0.3, interval=0.02):
        frames.append(str(await one.next()))
    return frames


def _forget(stage: Stage) -> None:
    for model in (Draft, BodyCheck, Choice):
        model.objects.all().delete()
    User.objects.update(focus=False)


async def test_private_acts_of_one_reach_no_frame_of_the_other(cast: Cast) -> None:
    without, beside = await frames_of_bob(cast, nothing), await frames_of_bob(cast, private_acts)
    assert SENTENCE in "".join(without)
    assert beside == without


async def test_comparison_sees_a_public_act(cast: Cast) -> None:
    assert await frames_of_bob(cast, public_act) != await frames_of_bob(cast, nothing)


async def frames_at_the_end(cast: Cast, *, notes: bool) -> list[str]:
    """What Bob's room and home are told while Ann notes how heard she felt, or does not; then she is ready."""
    stage = await sync_to_async(Stage)(cast)
    await sync_to_async(stage.play)(AT_THE_END)
    room = f"/ws/dialogue/{stage.id}/?told=0"
    async with browser(cast.ann, room) as ann, browser(cast.bob, room) as bob, browser(cast.bob, "/ws/home/") as home:
        await _are_there(ann, bob, home)
        if notes:
            await ann.send({"type": "felt_heard", "level": 2})
            assert 'name="felt_heard" value="2" checked' in (await ann.until("turn"))["html"]
        await sync_to_async(stage.move)("ann", "ready")
        found = await _all_of(bob, home)
    await sync_to_async(stage.move)("bob", "ready")
    return [without_ids(text) for text in found]


async def test_how_heard_one_felt_reaches_no_frame_of_the_other(cast: Cast) -> None:
    without = await frames_at_the_end(cast, notes=False)
    assert "Ann was ready to go" in "".join(without)
    assert await frames_at_the_end(cast, notes=True) == without


async def frames_of_the_sender(cast: Cast, *, looks: bool) -> list[str]:
    """What Ann's room and home are told while Bob looks at his words and puts some aside, or not; then he mirrors."""
    stage = await sync_to_async(Stage)(cast)
    await sync_to_async(stage.play)(f"{TO_FIRST_SEND}\nann say {SENTENCE}")
    room, key = f"/ws/dialogue/{stage.id}/?told=0", f"{(await sync_to_async(lambda: stage.row)()).visit}.acts"
    async with browser(cast.bob, room) as bob, browser(cast.ann, room) as ann, browser(cast.ann, "/ws/home/") as home:
        await _are_there(bob, ann, home)
        if looks:
            await bob.send({"type": "hint", "key": key, "text": "But I called you, you never listen."})
            assert "Stop before this word" in (await bob.until("hints"))["html"]
            await bob.send({"type": "shelf", "text": "I did call you"})
            assert "I did call you" in (await bob.until("turn"))["html"]
            assert await sync_to_async(Shelved.objects.count)() == 1
        await sync_to_async(stage.move)("bob", "say", "You felt worried and alone.")
        found = await _all_of(ann, home)
    await sync_to_async(stage.move)("ann", "stop")
    await sync_to_async(take_back.finish)(stage.id, timezone.now() + timedelta(minutes=2))
    assert await sync_to_async(Shelved.objects.count)() == 0
    return [without_ids(text) for text in found]


async def test_hints_and_the_shelf_reach_no_frame_of_the_other(cast: Cast) -> None:
    without = await frames_of_the_sender(cast, looks=False)
    assert "You felt worried and alone." in "".join(without)
    assert await frames_of_the_sender(cast, looks=True) == without


def rest(stage: Stage) -> None:
    stage.let_rest("bob")
    assert LetRest.objects.count() == 1


def mute(stage: Stage) -> None:
    request_mute.mute(stage.people["bob"])
    assert RequestMute.objects.count() == 1


def show_again(stage: Stage) -> None:
    mute(stage)
    request_mute.unmute(stage.people["bob"])


def want_no_email(stage: Stage) -> None:
    MailWishes.objects.create(person=stage.people["bob"], which=MailWishes.Which.NONE)


def be_told_by_push(stage: Stage) -> None:
    """It is switched on, and was sent."""
    with TemporaryDirectory() as directory, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(certificate(Path(directory))))
        with running(Path(directory)) as service, override_settings(PUSH_PRIVATE_HOSTS=[service.host]):
            pushed = Pushed(service, [stage.people["bob"]])
            wishes(stage.people["bob"])
            Event.objects.update(at=NOON)
            assert pushed.at(NOON + HOUR) == ["bob"]


def neither(_stage: Stage) -> None:
    """The run to compare with."""


async def frames_of_ann(cast: Cast, does: Callable[[Stage], None]) -> list[str]:
    """What Ann's room and home are told while Bob does something about her request, or nothing; then she ends it."""
    stage = await sync_to_async(Stage)(cast)
    room = f"/ws/dialogue/{stage.id}/?told=0"
    async with browser(cast.ann, room) as ann, browser(cast.ann, "/ws/home/") as home:
        await ann.until("turn")
        await home.until("home")
        await _all_of(ann, home)
        await sync_to_async(does)(stage)
        found = await _all_of(ann, home)
        await sync_to_async(stage.move)("ann", "stop")
        found += await _all_until("What do you need?", ann, home)
    await sync_to_async(RequestMute.objects.all().delete)()
    await sync_to_async(_long_ago)()
    return [without_ids(text) for text in found]


def _long_ago() -> None:
    """What is over has been over for days, so that the next run says nothing of a wait before one may ask again."""
    Dialogue.objects.exclude(ended_at=None).update(ended_at=timezone.now() - timedelta(days=2))


async def test_silent_no_reaches_no_frame_of_the_asking_partner(cast: Cast) -> None:
    assert await frames_of_ann(cast, rest) == await frames_of_ann(cast, neither)


async def test_muting_requests_reaches_no_frame_of_the_asking_partner(cast: Cast) -> None:
    without = await frames_of_ann(cast, neither)
    assert "What do you need?" in "".join(without)
    assert await frames_of_ann(cast, mute) == without
    assert await frames_of_ann(cast, show_again) == without


def asked_while(cast: Cast, does: Callable[[Stage], None]) -> tuple[list[str], list[str]]:
    """What Ann's pages show, and which queries it takes to ask, to look and to take back, when Bob did that before."""
    stage = Stage(cast)
    does(stage)
    stage.move("ann", "stop")
    Dialogue.objects.exclude(ended_at=None).update(ended_at=timezone.now() - timedelta(days=2))
    client = Client()
    client.force_login(cast.ann)
    pages = []
    with CaptureQueriesContext(connection) as queries:
        form = {"title": "our mornings", "move_id": str(uuid4())}
        room = client.post(reverse("start"), form).headers["Location"]
        pages += [client.get(page).content.decode() for page in (room, "/home/", "/sharing/")]
        dialogue = Dialogue.objects.get(ended_at=None)
        client.post(reverse("move", args=[dialogue.pk]), {"move_id": str(uuid4()), "after": 1, "move": "stop"})
        pages += [client.get(page).content.decode() for page in ("/home/", "/sharing/")]
    found = [without_ids(without_form_ids(page)) for page in pages]
    asked = [VALUE.sub("?", query["sql"]) for query in queries.captured_queries]
    wipe(stage.row.couple)
    return found, asked


def wipe(couple: Couple) -> None:
    Event.objects.filter(dialogue__couple=couple).delete()
    Dialogue.objects.filter(couple=couple).delete()
    RequestMute.objects.all().delete()
    MailWishes.objects.all().delete()
    PushSubscription.objects.all().delete()


def test_muting_requests_changes_no_page_of_the_asking_partner_and_no_work_that_it_takes(cast: Cast) -> None:
    without = asked_while(cast, neither)
    assert "our mornings" in "".join(without[0])
    assert asked_while(cast, mute) == without


def test_turning_emails_off_changes_nothing_that_the_asking_partner_reads_of_how_a_request_is_told(cast: Cast) -> None:
    without = asked_while(cast, neither)
    assert "gets an email, unless" in "".join(without[0])
    assert asked_while(cast, want_no_email) == without


async def test_being_told_by_push_reaches_no_frame_of_the_asking_partner(cast: Cast) -> None:
    assert await frames_of_ann(cast, be_told_by_push) == await frames_of_ann(cast, neither)


def test_being_told_by_push_changes_no_page_of_the_asking_partner_and_no_work_that_it_takes(cast: Cast) -> None:
    assert asked_while(cast, be_told_by_push) == asked_while(cast, neither)
