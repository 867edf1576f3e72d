"""Two real sockets in one room, through the whole ASGI application."""

import asyncio
import time
from contextlib import AsyncExitStack
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.auth.devices import end_sessions
from accounts.couples.invitations import leave
from accounts.models import Couple, User
from accounts.signals import person_shown_out
from dialogue.domain import presence
from dialogue.domain.access import Room, look_again
from dialogue.models import Draft, Event, Shelved
from dialogue.realtime import base_consumer, updates
from dialogue.realtime.updates import Page, page_after
from imago_site.asgi import application
from tests.cast import PASSWORD, Cast, gather
from tests.dialogue.browser import both, browser, cookies_of
from tests.dialogue.realtime.bad_frames import BAD_FRAMES
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCE = "When you came home late on Tuesday I felt worried and alone."


def sign_out(cookies: bytes) -> None:
    client = Client()
    client.cookies.load(cookies.decode())
    client.post("/account/logout/")


def signed_in(user: User) -> bytes:
    """The cookies of a browser that signed in by its page, so that it is one of the person's devices."""
    client = Client()
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}".encode()


def change_password(user: User) -> None:
    client = Client()
    client.force_login(user)
    new = {"oldpassword": PASSWORD, "password1": "a walk along the river", "password2": "a walk along the river"}
    client.post("/account/password/change/", new)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def begun(cast: Cast) -> Stage:
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


async def test_move_reaches_both_partners(begun: Stage) -> None:
    async with both(begun) as (ann, bob):
        move_id = await ann.move("say", 6, text=SENTENCE)

        for person in (ann, bob):
            happened = await person.until("happened")
            assert (happened["seq"], happened["move_id"], SENTENCE in happened["html"]) == (7, move_id, True)
        assert "Your turn: mirror what Ann said" in (await bob.until("turn", seq=7))["html"]
        assert "is mirroring you" in (await ann.until("turn", seq=7))["html"]


async def test_a_move_out_of_turn_is_refused_in_plain_words(begun: Stage) -> None:
    async with both(begun) as (ann, bob):
        move_id = await bob.move("say", 6, text="But I was only an hour late")

        refused = await bob.until("refused")
        assert refused == {
            "type": "refused",
            "move_id": move_id,
            "reason": "Not done: that step is over. Nothing is lost, and the page shows what you can do next.",
        }
        await ann.move("say", 6, text=SENTENCE)
        assert (await ann.until("happened"))["seq"] == 7


async def test_a_move_sent_twice_is_answered_twice_and_kept_once(begun: Stage) -> None:
    async with both(begun) as (ann, _bob):
        frame = {"type": "move", "move_id": str(uuid4()), "after": 6, "move": "say", "text": SENTENCE}
        await ann.send(frame)
        await ann.until("happened", seq=7)
        await ann.send(frame)

        assert (await ann.until("happened"))["move_id"] == frame["move_id"]
    assert await Event.objects.filter(seq__gt=6).acount() == 1


async def test_whoever_loses_the_right_while_the_room_opens_is_sent_away(
    begun: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(room: Room, last_seen: int) -> Page:
        leave(begun.people["ann"])
        return page_after(room, last_seen)

    monkeypatch.setattr(updates, "page_after", ended)
    async with browser(begun.people["bob"], f"/ws/dialogue/{begun.id}/?told=0") as bob:
        assert await bob.closed_with() == 4403


async def test_late_socket_receives_every_event_in_order(begun: Stage) -> None:
    async with browser(begun.people["bob"], f"/ws/dialogue/{begun.id}/?told=2") as bob:
        assert [(await bob.until("happened"))["seq"] for _ in range(4)] == [3, 4, 5, 6]
        assert (await bob.until("turn"))["seq"] == 6


async def test_since_tells_again(begun: Stage) -> None:
    async with both(begun) as (ann, _bob):
        await ann.send({"type": "since", "told": 4})

        assert [(await ann.until("happened"))["seq"] for _ in range(2)] == [5, 6]


async def test_a_lost_ring_heals_with_the_next_heartbeat(begun: Stage) -> None:
    async with both(begun) as (_ann, bob):
        get_channel_layer().groups.clear()
        await sync_to_async(begun.move)("ann", "say", SENTENCE)
        await bob.send({"type": "here"})

        assert (await bob.until("head"))["seq"] == 7
        assert (await bob.until("happened"))["seq"] == 7


async def test_presence_and_writing_are_seen_by_the_partner_only(begun: Stage) -> None:
    path = f"/ws/dialogue/{begun.id}/?told=6"
    async with browser(begun.people["ann"], path) as ann:
        assert (await ann.until("presence"))["text"] == "Bob doesn’t have this page open"
        async with browser(begun.people["bob"], path) as bob:
            assert (await ann.until("presence"))["text"] == "Bob is here"
            await ann.send({"type": "typing"})
            assert (await bob.until("presence", writing=True))["text"] == "Ann is writing"
        assert (await ann.until("presence", here=False))["text"] == "Bob doesn’t have this page open"


async def test_somebody_who_types_fast_is_shown_once_a_second(begun: Stage) -> None:
    async with both(begun) as (ann, bob):
        for _ in range(5):
            await ann.send({"type": "typing"})
        await ann.move("ouch", 6)
        frames = [await bob.next()]
        while frames[-1]["type"] != "happened":
            frames.append(await bob.next())
        assert [frame["writing"] for frame in frames if frame["type"] == "presence"].count(True) == 1


async def test_killed_socket_is_absent_when_its_lease_is_over(begun: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is killed says goodbye for nobody."""
    async with both(begun) as (_ann, bob):
        await bob.send({"type": "here"})
        await bob.until("presence", here=True)  # the first may be older than Ann's lease
        later = time.time() + presence.LEASE + 1
        monkeypatch.setattr("time.time", lambda: later)
        await bob.send({"type": "here"})
        assert (await bob.until("presence", here=False))["text"] == "Ann doesn’t have this page open"


async def test_writing_out_of_turn_is_not_shown(begun: Stage) -> None:
    async with both(begun) as (ann, bob):
        await bob.send({"type": "typing"})
        await bob.send({"type": "here"})
        await bob.until("head")
        await ann.send({"type": "here"})
        frames = [await ann.next()]
        while frames[-1]["type"] != "head":
            frames.append(await ann.next())

        assert [frame for frame in frames if frame.get("writing")] == []


async def test_a_draft_is_kept_and_only_the_author_hears_of_it(begun: Stage) -> None:
    async with both(begun) as (ann, bob):
        await bob.until("presence", here=True)
        await ann.send({"type": "draft", "key": "6.acts", "text": "I am afraid to say"})

        assert await ann.until("kept") == {"type": "kept", "key": "6.acts"}
        await bob.send({"type": "since", "told": 5})
        seen = [await bob.next() for _ in range(2)]
        assert {frame["type"] for frame in seen} <= {"presence", "happened", "turn"}
        assert "afraid" not in str(seen)


async def test_a_draft_is_answered_with_the_newer_one_that_is_kept(begun: Stage) -> None:
    async with both(begun) as (ann, _bob):
        for number, text in ((2, "the newer"), (1, "the older"), (3, "the newest")):
            await ann.send({"type": "draft", "key": "6.acts", "text": text, "number": number})

        kept = [await ann.until("kept") for _ in range(3)]
        assert kept == [
            {"type": "kept", "key": "6.acts", "number": 2},
            {"type": "kept", "key": "6.acts", "number": 2, "text": "the newer"},
            {"type": "kept", "key": "6.acts", "number": 3},
        ]


async def test_what_is_put_aside_is_acknowledged_and_sent_twice_is_there_once(cast: Cast) -> None:
    stage = await sync_to_async(Stage)(cast)
    await sync_to_async(stage.play)(f"{TO_FIRST_SEND}\nann say I felt alone.")
    aside = {"type": "shelf", "text": "I was alone, too", "move_id": str(uuid4())}
    async with both(stage) as (_ann, bob):
        for _ in range(2):
            await bob.send(aside)
            assert await bob.until("kept") == {"type": "kept", "key": aside["move_id"]}
        await bob.send({**aside, "move_id": str(uuid4()), "text": "x" * 2001})
        assert "1 character too long" in (await bob.until("refused"))["reason"]
    assert await Shelved.objects.acount() == 1


async def test_a_body_check_changes_the_own_turn_only(cast: Cast) -> None:
    stage = await sync_to_async(Stage)(cast)
    await sync_to_async(stage.move)("bob", "now")
    path = f"/ws/dialogue/{stage.id}/?told=2"
    async with browser(cast.ann, path) as ann, browser(cast.bob, path) as bob:
        await ann.until("turn")
        await bob.until("turn")
        await bob.send({"type": "body_check", "level": 8})

        assert "Saved: 8" in (await bob.until("turn"))["html"]
        await ann.send({"type": "since", "told": 2})
        assert "Saved: " not in (await ann.until("turn"))["html"]


async def test_a_body_check_elsewhere_is_refused_and_the_room_goes_on(begun: Stage) -> None:
    async with both(begun) as (ann, _bob):
        await ann.send({"type": "body_check", "level": 3})

        assert (await ann.until("refused"))["move_id"] is None
        await ann.move("say", 6, text=SENTENCE)
        assert (await ann.until("happened"))["seq"] == 7


@pytest.mark.parametrize("name", ["carl", "eve", "tess", "ada"])
async def test_nobody_else_gets_in(begun: Stage, cast: Cast, name: str) -> None:
    async with browser(getattr(cast, name), f"/ws/dialogue/{begun.id}/") as other:
        assert await other.closed_with() == 4403


async def test_socket_without_a_session_is_closed_with_4401(begun: Stage) -> None:
    for path in (f"/ws/dialogue/{begun.id}/", "/ws/home/"):
        async with browser(None, path) as visitor:
            assert await visitor.closed_with() == 4401


async def test_a_page_says_nothing_in_the_name_of_whoever_signed_in_after_it_was_made(begun: Stage) -> None:
    """Two people with one computer: the page of one wakes when the other has signed in, in another tab."""
    ann, bob = begun.people["ann"], begun.people["bob"]
    path = f"/ws/dialogue/{begun.id}/?told=0&person={ann.pk}"
    async with browser(bob, path) as page:
        await page.send({"type": "draft", "key": "6.say", "text": "What Ann had typed"})
        assert await page.closed_with() == 4401
    async with browser(bob, f"/ws/home/?person={ann.pk}") as page:
        assert await page.closed_with() == 4401
    assert not await Draft.objects.aexists()
    async with browser(ann, path) as page:
        assert (await page.until("happened"))["seq"] == 1
        await page.until("turn", seq=6)


async def test_a_dialogue_that_does_not_exist_looks_like_one_of_others(cast: Cast) -> None:
    async with browser(cast.ann, f"/ws/dialogue/{uuid4()}/") as ann:
        assert await ann.closed_with() == 4403


async def test_a_socket_that_is_refused_stands_in_the_log_by_ids(
    begun: Stage, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    stranger, path = cast.eve, f"/ws/dialogue/{begun.id}/"
    with caplog.at_level("INFO", "site.refused"):
        async with browser(stranger, path) as eve:
            assert await eve.closed_with() == 4403
    said = [record.getMessage() for record in caplog.records if record.name == "site.refused"]
    assert said == [f"socket closed: code=4403 path={path} account={stranger.pk}"]


@pytest.mark.parametrize("path", ["/", "/ws/", "/ws/dialogue/1/", "/elsewhere"])
async def test_an_unknown_address_is_closed(cast: Cast, path: str) -> None:
    async with browser(cast.ann, path) as ann:
        assert await ann.closed_with() == 4403


@pytest.mark.parametrize("origin", [b"https://evil.example", b"http://127.0.0.1:9", b"null"])
async def test_a_page_of_another_origin_cannot_connect(begun: Stage, origin: bytes) -> None:
    cookies = await sync_to_async(cookies_of)(begun.people["ann"])
    headers = [(b"origin", origin), (b"cookie", cookies)]
    socket = WebsocketCommunicator(application, f"/ws/dialogue/{begun.id}/", headers=headers)

    assert (await socket.connect(timeout=5))[0] is False


async def test_leaving_the_couple_closes_both_rooms(begun: Stage) -> None:
    async with both(begun) as (ann, bob):
        await sync_to_async(leave)(begun.people["bob"])

        assert [await ann.closed_with(), await bob.closed_with()] == [4403, 4403]


async def test_signing_out_closes_the_sockets_of_that_session_only(begun: Stage) -> None:
    cookies = await sync_to_async(cookies_of)(begun.people["ann"])
    path = f"/ws/dialogue/{begun.id}/?told=6"
    async with browser(None, path, cookies) as here, browser(begun.people["ann"], path) as elsewhere:
        await here.until("turn")
        await elsewhere.until("turn")
        await sync_to_async(sign_out)(cookies)

        assert await here.closed_with() == 4401
        await elsewhere.send({"type": "here"})
        await elsewhere.until("head")


async def test_ending_the_session_of_one_device_closes_its_sockets_only(begun: Stage) -> None:
    ann = begun.people["ann"]
    lost, path = await sync_to_async(signed_in)(ann), f"/ws/dialogue/{begun.id}/?told=6"
    async with browser(None, path, lost) as there, browser(ann, path) as here:
        await there.until("turn")
        await here.until("turn")
        assert await sync_to_async(end_sessions)(ann) == 1

        assert await asyncio.wait_for(there.closed_with(), timeout=1) == 4401
        await here.send({"type": "here"})
        await here.until("head")


async def test_a_changed_password_closes_the_sockets_within_a_second(begun: Stage) -> None:
    ann = begun.people["ann"]
    async with both(begun) as (there, _bob):
        await sync_to_async(change_password)(ann)

        assert await asyncio.wait_for(there.closed_with(), timeout=1) == 4401


async def test_revoked_session_closes_its_socket_within_a_second(begun: Stage) -> None:
    ann = begun.people["ann"]
    async with both(begun) as (there, _bob):
        await User.objects.filter(pk=ann.pk).aupdate(is_active=False)
        await sync_to_async(person_shown_out.send)(None, user=ann)

        assert await asyncio.wait_for(there.closed_with(), timeout=1) == 4401


@pytest.mark.parametrize("sign", ["here", "typing"])
async def test_presence_and_typing_reach_no_session_that_ended(
    begun: Stage, sign: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with both(begun) as (ann, bob):
        monkeypatch.setattr(
            base_consumer, "SESSION_CHECK_SECONDS", 0.0
        )  # the last look at the session is no longer good
        await User.objects.filter(pk=begun.people["bob"].pk).aupdate(is_active=False)
        if sign == "here":
            await ann.socket.disconnect()
        else:
            await ann.send({"type": "typing"})

        assert await bob.closed_with() == 4401


async def test_a_deactivated_person_is_refused_at_the_next_move(begun: Stage) -> None:
    async with both(begun) as (ann, _bob):
        await User.objects.filter(pk=begun.people["ann"].pk).aupdate(is_active=False)
        await ann.move("say", 6, text=SENTENCE)

        assert await ann.closed_with() == 4401


async def test_an_ended_couple_is_refused_at_the_next_move_even_without_a_push(begun: Stage) -> None:
    async with both(begun) as (ann, _bob):
        await Couple.objects.aupdate(ended_at=timezone.now())
        await ann.move("say", 6, text=SENTENCE)

        assert await ann.closed_with() == 4403


async def test_socket_over_the_frame_rate_is_closed_and_the_other_goes_on(begun: Stage) -> None:
    async with both(begun) as (ann, bob):
        for _ in range(100):
            await bob.send({"type": "typing"})

        assert await bob.closed_with() == 4429
        await ann.move("say", 6, text=SENTENCE)
        assert (await ann.until("happened"))["seq"] == 7


async def test_more_moves_in_a_minute_than_a_person_makes_are_refused_and_the_other_goes_on(
    begun: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "MOVES_A_MINUTE", 3)
    async with both(begun) as (ann, bob), browser(begun.people["bob"], f"/ws/dialogue/{begun.id}/?told=6") as second:
        for one in (bob, second, bob):
            await one.move("say", 6, text=SENTENCE)  # it is not his turn
            assert (await one.until("refused"))["reason"].startswith("Not done: that step is over.")
        await second.move("say", 6, text=SENTENCE)

        assert (await second.until("refused"))["reason"].startswith("Not sent: that was a lot in one minute.")
        await ann.move("say", 6, text=SENTENCE)
        assert (await ann.until("happened"))["seq"] == 7
        await bob.move("stop", 6)  # never too late
        assert (await ann.until("happened"))["seq"] == 8


async def test_a_move_that_is_kept_is_answered_as_before_when_there_were_too_many(
    begun: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "MOVES_A_MINUTE", 1)
    async with both(begun) as (ann, _bob):
        move_id = await ann.move("say", 6, text=SENTENCE)
        assert (await ann.until("happened"))["seq"] == 7
        await ann.send({"type": "move", "move_id": move_id, "after": 6, "move": "say", "text": SENTENCE})
        assert (await ann.until("happened", move_id=move_id))["seq"] == 7


async def test_frames_before_sign_in_are_not_heard(begun: Stage) -> None:
    async with browser(None, f"/ws/dialogue/{begun.id}/") as visitor:
        await visitor.move("say", 6, text=SENTENCE)

        assert await visitor.closed_with() == 4401
        assert await visitor.socket.receive_nothing(timeout=0.1) is True


async def test_whether_the_asked_one_is_here_is_not_shown_before_the_answer(cast: Cast) -> None:
    stage = await sync_to_async(Stage)(cast)
    path = f"/ws/dialogue/{stage.id}/?told=1"
    async with browser(cast.ann, path) as ann, browser(cast.bob, path) as bob:
        assert (await bob.until("presence"))["text"] == ""
        await ann.send({"type": "here"})
        frames = [await ann.next()]
        while frames[-1]["type"] != "head":
            frames.append(await ann.next())
        assert [frame for frame in frames if frame.get("here")] == []
        said = {frame["text"] for frame in frames if frame["type"] == "presence"}
        assert said == {"Waiting for an answer from Bob"}

        await bob.move("now", 1)
        assert (await ann.until("presence", here=True))["text"] == "Bob is here"


async def test_no_frame_tells_who_asked_that_the_other_came_and_went(cast: Cast) -> None:
    """Not even one that says nothing: that it comes says when."""
    stage = await sync_to_async(Stage)(cast)
    path = f"/ws/dialogue/{stage.id}/?told=1"
    async with browser(cast.ann, path) as ann:
        await ann.until("presence")
        async with browser(cast.bob, path) as bob:
            await bob.until("presence")  # by then the notification has been sent
        assert await ann.socket.receive_nothing(timeout=0.5)
        await ann.send({"type": "here"})
        assert (await ann.next())["type"] == "head"


async def test_a_frame_that_is_refused_stands_in_the_log_by_its_kind_and_ids(
    begun: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    bob = begun.people["bob"]
    with caplog.at_level("INFO", "site.refused"):
        async with both(begun) as (_ann, browser_of_bob):
            await browser_of_bob.move("say", 6, text=SENTENCE)  # it is Ann's turn
            await browser_of_bob.until("refused")
            await browser_of_bob.socket.send_to(text_data='{"type": "my secret"}')
            await browser_of_bob.until("refused")
    where = f"path=/ws/dialogue/{begun.id}/ account={bob.pk}"
    said = [record.getMessage() for record in caplog.records if record.name == "site.refused"]
    assert said == [f"frame refused: kind={kind} {where}" for kind in ("IllegalMove", "NotReadable")]


async def test_no_bad_frame_breaks_the_room(begun: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "FRAMES_A_SECOND", 1_000_000)
    async with both(begun) as (ann, _bob):
        for raw in BAD_FRAMES.values():
            if isinstance(raw, bytes):
                await ann.socket.send_to(bytes_data=raw)
            elif raw:
                await ann.socket.send_to(text_data=raw)
            else:
                continue
            assert (await ann.until("refused"))["reason"].startswith("Not sent: that")
        await ann.move("say", 6, text=SENTENCE)
        assert (await ann.until("happened"))["seq"] == 7


async def test_a_request_appears_at_home_without_a_reload(cast: Cast) -> None:
    async with browser(cast.bob, "/ws/home/") as bob:
        assert "What do you need?" in (await bob.until("home"))["html"]
        await sync_to_async(Stage)(cast, "our evenings")

        html = (await bob.until("home"))["html"]
        assert ("Ann would like to talk" in html, "our evenings" in html) == (True, True)


async def test_a_move_between_two_reads_does_not_leave_an_old_turn(
    begun: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The events were read, and there were none; before the row is read there is one."""

    def read_while_ann_speaks(room: Room) -> Room:
        monkeypatch.setattr("dialogue.domain.queries.look_again", look_again)
        begun.move("ann", "say", SENTENCE)
        return look_again(room)

    monkeypatch.setattr("dialogue.domain.queries.look_again", read_while_ann_speaks)
    async with browser(begun.people["bob"], f"/ws/dialogue/{begun.id}/?told=6") as bob:
        assert (await bob.until("happened"))["seq"] == 7
        assert "Your turn: mirror what Ann said" in (await bob.until("turn"))["html"]


async def test_a_session_that_ended_hears_nothing_more(begun: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async with both(begun) as (_ann, bob):
        monkeypatch.setattr(base_consumer, "SESSION_CHECK_SECONDS", 0.0)
        person = await User.objects.aget(pk=begun.people["bob"].pk)
        person.set_password("another quiet place")
        await person.asave()
        await sync_to_async(begun.move)("ann", "say", SENTENCE)

        assert await bob.closed_with() == 4401


async def test_a_seventh_socket_of_one_person_waits_until_another_closes(begun: Stage) -> None:
    path, ann = f"/ws/dialogue/{begun.id}/?told=6", begun.people["ann"]
    async with AsyncExitStack() as tabs:
        six = [await tabs.enter_async_context(browser(ann, path)) for _ in range(base_consumer.MAX_SOCKETS)]
        for tab in six:
            await tab.until("turn")
        async with browser(ann, path) as seventh:
            assert await seventh.closed_with() == 4429
        async with browser(begun.people["bob"], path) as bob:
            await bob.until("turn")
        await six[0].socket.disconnect()
        async with browser(ann, path) as again:
            await again.until("turn")
    assert base_consumer._open == {}
