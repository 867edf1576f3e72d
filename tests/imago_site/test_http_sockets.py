"""Sockets by plain requests: the frames, the promises, the guards of forms, and whole dialogues."""

import asyncio
import time
from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings
from django.test import AsyncClient, Client

from dialogue.domain import presence
from dialogue.domain.moves.move_plan import Move
from dialogue.models import Draft
from dialogue.protocol.terms import Seat
from dialogue.realtime import http_transport
from imago_site.demo.scripts import moves
from tests.cast import Cast, gather, session_of
from tests.dialogue.browser import Browser, browser
from tests.dialogue.scenarios.both_ways import as_frame
from tests.plain_requests import Frames, PlainBrowser, of, plain_browser
from tests.stage import TO_FIRST_SEND, WHOLE, Stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def begun(cast: Cast) -> Stage:
    """A dialogue in which Ann is to speak."""
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


def address(stage: Stage) -> str:
    return f"/ws/dialogue/{stage.id}/"


async def at(stage: Stage, who: str) -> PlainBrowser:
    return await plain_browser(stage.people[who], address(stage))


async def one_request(person: PlainBrowser) -> float:
    """Seconds that a first request takes, which is told all that happened: more on a busy machine."""
    began = time.monotonic()
    await person.ask()
    return time.monotonic() - began


async def test_what_happened_the_turn_and_who_is_there_come_with_each_answer(begun: Stage) -> None:
    ann = await at(begun, "ann")
    found = await ann.ask()
    assert [frame["type"] for frame in found] == ["happened"] * 6 + ["turn", "presence"]
    assert [frame["seq"] for frame in of(found, "happened")] == [1, 2, 3, 4, 5, 6]
    assert [frame["type"] for frame in await ann.ask()] == ["turn", "presence"]
    assert (await ann.ask({"type": "here"}))[-2]["type"] == "head"


async def test_a_move_sent_twice_is_made_once_and_answered_twice(begun: Stage) -> None:
    ann = await at(begun, "ann")
    await ann.ask()
    say = {"type": "move", "move_id": str(uuid4()), "after": 6, "move": "say", "text": "Words."}
    for _ in range(2):
        ann.seen = 6
        assert {frame["move_id"] for frame in of(await ann.ask(say), "happened")} == {say["move_id"]}
    assert await sync_to_async(lambda: begun.row.seq)() == 7


async def test_whose_turn_it_is_the_server_says(begun: Stage) -> None:
    bob = await at(begun, "bob")
    [refused] = of(await bob.move("say", 6, text="Words."), "refused")
    assert refused["reason"] != ""
    assert await sync_to_async(lambda: begun.row.seq)() == 6


async def test_a_draft_is_kept(begun: Stage) -> None:
    ann = await at(begun, "ann")
    assert of(await ann.ask({"type": "draft", "key": "6.say", "text": "When you"}), "kept") != []
    assert await Draft.objects.acount() == 1


async def test_presence_goes_on_between_two_requests_and_ends_with_the_last(begun: Stage) -> None:
    ann, bob = await at(begun, "ann"), await at(begun, "bob")
    await ann.ask()
    [there] = of(await bob.ask(), "presence")
    assert there["here"]
    await ann.ask(last="1")
    [gone] = of(await bob.ask(), "presence")
    assert not gone["here"]
    assert await presence.is_here(begun.id, Seat.B)


async def test_an_open_answer_brings_what_happens_meanwhile(begun: Stage) -> None:
    bob = await at(begun, "bob")
    usual, began = await one_request(bob), time.monotonic()
    bob.answered.clear()
    waiting = asyncio.create_task(bob.ask(seconds="4"))
    await bob.answered.wait()
    async with browser(begun.people["ann"], f"{address(begun)}?told=6") as ann:
        await ann.until("presence", here=True)
        await ann.send({"type": "typing"})
        await ann.move("say", 6, text="When you came home late.")
        await ann.until("happened", seq=7)
    found = await waiting
    assert [frame["seq"] for frame in of(found, "happened")] == [7]
    assert {"here": True, "writing": True} in [
        {name: frame[name] for name in ("here", "writing")} for frame in of(found, "presence")
    ]
    assert 4 <= time.monotonic() - began < 7 + 20 * usual


async def test_a_session_that_ends_closes_an_open_answer_at_once(begun: Stage) -> None:
    ann = await at(begun, "ann")
    usual = await one_request(ann)
    ann.answered.clear()
    waiting = asyncio.create_task(ann.ask(seconds="20"))
    await ann.answered.wait()
    ended = time.monotonic()
    await ann.client.post("/account/logout/")
    assert (await waiting)[-1] == {"type": "closed", "code": 4401}
    assert time.monotonic() - ended < 1 + 20 * usual  # of the 20 s that it would stay open


async def test_a_process_that_ends_waits_for_no_open_answer(begun: Stage) -> None:
    ann = await at(begun, "ann")
    waiting = asyncio.create_task(ann.ask(seconds="20"))
    async with browser(begun.people["bob"], f"{address(begun)}?told=6") as bob:
        await bob.until("presence", here=True)
    http_transport.close_all(1012)
    assert (await waiting)[-1] == {"type": "closed", "code": 1012}


async def test_another_couples_room_stays_closed(begun: Stage, cast: Cast) -> None:
    carl = await plain_browser(cast.carl, address(begun))
    assert await carl.ask({"type": "since", "told": 0}) == [{"type": "closed", "code": 4403}]


async def test_a_page_of_somebody_else_says_nothing_in_their_name(begun: Stage) -> None:
    bob = await at(begun, "bob")
    bob.person = begun.people["ann"].pk
    draft = {"type": "draft", "key": "6.say", "text": "What Ann had typed"}
    assert await bob.ask(draft) == [{"type": "closed", "code": 4401}]
    assert not await Draft.objects.aexists()


async def test_requests_count_as_openings_of_sockets_do(begun: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "MOVES_A_MINUTE", 2)
    ann = await at(begun, "ann")
    answers = [(await ann.ask())[-1] for _ in range(10)]
    assert [answer.get("code") for answer in answers][:8].count(4429) == 0
    assert answers[-1] == {"type": "closed", "code": 4429}


async def test_a_request_holds_few_frames_and_nothing_that_is_none(begun: Stage) -> None:
    session = await sync_to_async(session_of)(begun.people["ann"])
    client = AsyncClient()
    client.cookies[settings.SESSION_COOKIE_NAME] = session
    for form in ({"frame": ["{}"] * 11}, {"seconds": "-1"}, {"seconds": "9999"}, {"tab": "<b>"}):
        assert (await client.post(address(begun), form)).status_code == 400, form
    assert of(await (await at(begun, "ann")).ask({"type": "nothing"}), "refused") != []


def test_it_is_guarded_as_a_form_is(begun: Stage) -> None:
    """A token that no other site knows, the origin, the host, and somebody who is signed in."""
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = session_of(begun.people["ann"])
    token = client.get(f"/dialogue/{begun.id}/").context["csrf_token"]
    own = settings.CSRF_TRUSTED_ORIGINS[0]

    def status(origin: str, **form: str) -> int:
        host = own.partition("//")[2].partition(":")[0]
        return client.post(address(begun), form, headers={"Origin": origin, "Host": host}).status_code

    assert status(own, csrfmiddlewaretoken=str(token)) == 200
    assert status("https://elsewhere.example", csrfmiddlewaretoken=str(token)) == 403
    assert status(own) == 403
    answer = client.post(address(begun), {"csrfmiddlewaretoken": str(token)}, headers={"Origin": own})
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert client.get(address(begun)).status_code == 405
    assert Client().post(address(begun)).headers["Location"].startswith("/account/login/")


Line = PlainBrowser | Browser


async def makes(line: Line, frame: dict[str, Any]) -> Frames:
    """The log as it goes on with this move."""
    if isinstance(line, PlainBrowser):
        return of(await line.ask(frame), "happened")
    await line.send(frame)
    return [await line.until("happened", move_id=frame["move_id"])]


async def reads_on(line: Line, seq: int) -> Frames:
    """The log as it goes on after what is known."""
    return (
        of(await line.ask(), "happened") if isinstance(line, PlainBrowser) else [await line.until("happened", seq=seq)]
    )


async def whole_dialogue(ann: Line, bob: Line) -> None:
    """Two rounds and the closing. Both are told every move once, in order, as it is made."""
    lines = {"ann": ann, "bob": bob}
    for seq, (who, name, content) in enumerate(moves(WHOLE), start=2):
        frame = as_frame(Move(uuid4(), seq - 1, name, content))
        partner = lines["bob" if who == "ann" else "ann"]
        for told in (await makes(lines[who], frame), await reads_on(partner, seq)):
            assert [(one["seq"], one["move_id"]) for one in told] == [(seq, frame["move_id"])]


@pytest.mark.parametrize("partner", ["on a socket", "on plain requests"])
async def test_a_whole_dialogue_without_a_websocket(cast: Cast, partner: str) -> None:
    stage = await sync_to_async(Stage)(cast)
    ann = await at(stage, "ann")
    ann.seen = 1
    if partner == "on a socket":
        async with browser(cast.bob, f"{address(stage)}?told=1") as bob:
            await whole_dialogue(ann, bob)
    else:
        other = await at(stage, "bob")
        other.seen = 1
        await whole_dialogue(ann, other)
    row = await sync_to_async(lambda: stage.row)()
    assert (row.step, row.round, row.seq) == ("closed", 2, 1 + len(list(moves(WHOLE))))
