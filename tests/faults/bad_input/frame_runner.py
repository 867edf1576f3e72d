"""Says bad frames into real sockets, and writes down what comes back until the next heartbeat is answered."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.conf import settings

from accounts.models import User
from dialogue.domain.openings import Opening
from dialogue.models import Dialogue
from dialogue.realtime.room import heartbeat_rounds
from imago_site.asgi import application
from imago_site.demo.playing import play
from tests.authorisation.people import KINDS, World
from tests.cast import pair
from tests.dialogue.browser import ORIGIN, cookies_of
from tests.faults.bad_input.bad_frames import LISTENERS, SCENES, Address, Frame, addresses, frames, heartbeats
from tests.faults.bad_input.write_watch import Watch, listening

HERE = json.dumps({"type": "here"})
Answers = AsyncIterator[tuple[str, dict[str, Any]]]


class Rooms:
    """A couple for each scene, and the listeners of the world."""

    def __init__(self, here: World) -> None:
        settings.FRAMES_A_SECOND = settings.MOVES_A_MINUTE = 10**9  # the limit is for another test
        heartbeat_rounds.PAUSE = 0.0  # a heartbeat follows each frame
        self.paths, self.cookies = {}, {}
        for scene, (script, who) in SCENES.items():
            people = {
                name: User.objects.create_user(f"{name}.{uuid4()}@example.org", name=name) for name in ("ann", "bob")
            }
            pair(*people.values())
            dialogue = play(people, Opening("intentional"), f"ann ask Our evenings\n{script}").pk
            self.paths[scene], self.cookies[scene] = f"/ws/dialogue/{dialogue}/", cookies_of(people[who])
        for pattern, kind in LISTENERS.items():
            self.paths[pattern] = f"/{pattern.replace('<uuid:dialogue_id>', str(here.now))}"
            self.cookies[pattern] = cookies_of(KINDS[kind](here))

    async def answers(self, watch: Watch) -> Answers:
        self.watch = watch
        for scene in SCENES:
            async for answer in self._in_scene(scene):
                yield answer
        for pattern in LISTENERS:
            if "dialogue_id>/" not in pattern or "sit-in" in pattern:
                async for answer in self._listening(pattern):
                    yield answer
        for address in addresses():
            with listening() as logged:
                opened = await self._knock(address)
            yield f"{address.pattern or 'nowhere'}: {address.what}", await self._seen(opened, logged)

    async def _in_scene(self, scene: str) -> Answers:
        row = await Dialogue.objects.aget(pk=self.paths[scene].split("/")[3])
        socket = await self._open(scene)
        for frame in (frame for frame in frames() if frame.scene == scene):
            with listening() as logged:
                await _say(socket, _filled(frame, row))
                await _say(socket, HERE)
                answer = await _until_head(socket)
            yield frame.name, await self._seen(answer, logged)
        await socket.disconnect()

    async def _listening(self, pattern: str) -> Answers:
        socket = await self._open(pattern)
        await socket.receive_output(timeout=5)
        for name, raw in heartbeats().items():
            with listening() as logged:
                await _say(socket, raw)
                frame = json.loads(await socket.receive_from(timeout=5))
            yield f"{pattern} {name}", await self._seen({"answer": frame["type"], "says": []}, logged)
        await socket.disconnect()

    async def _knock(self, address: Address) -> dict[str, Any]:
        given = dict(address.headers)
        cookie = self.cookies[address.pattern] if address.pattern else b""
        if b"cookie" in given:  # a zone comes beside the session
            cookie = given[b"cookie"] if not given[b"cookie"].startswith(b"zone") else cookie + b"; " + given[b"cookie"]
        headers = [(b"origin", given.get(b"origin", ORIGIN[1])), (b"cookie", cookie)]
        socket = WebsocketCommunicator(application, "/", headers=headers)
        socket.scope["path"] = address.path or self.paths[address.pattern]
        socket.scope["query_string"] = address.query
        try:
            connected, _code = await socket.connect(timeout=5)
            message = await socket.receive_output(timeout=5) if connected else {"type": "denied"}
        except Exception as error:  # noqa: BLE001  whatever rises is what the test is about
            return {"answer": f"raised {type(error).__name__}", "says": []}
        await socket.disconnect()
        answer = {"websocket.close": str(message.get("code")), "denied": "denied"}.get(message["type"], "open")
        return {"answer": answer, "says": []}

    async def _open(self, place: str) -> WebsocketCommunicator:
        headers = [ORIGIN, (b"cookie", self.cookies[place])]
        socket = WebsocketCommunicator(application, self.paths[place], headers=headers)
        await socket.connect(timeout=5)
        if place in SCENES:
            await _say(socket, HERE)
            await _until_head(socket)
        return socket

    async def _seen(self, answer: dict[str, Any], logged: list[str]) -> dict[str, Any]:
        return answer | {"logged": logged, "wrote": await sync_to_async(self.watch.changed)()}


def _filled(frame: Frame, row: Dialogue) -> str | bytes:
    if not isinstance(frame.raw, str):
        return frame.raw
    return frame.raw.replace('"{head}"', str(row.seq)).replace("{visit}", str(row.visit))


async def _say(socket: WebsocketCommunicator, raw: str | bytes) -> None:
    about = {"bytes": raw} if isinstance(raw, bytes) else {"text": raw}
    await socket.send_input({"type": "websocket.receive", **about})


async def _until_head(socket: WebsocketCommunicator) -> dict[str, Any]:
    """What was answered before the heartbeat was: refused with which words, something else, or silence."""
    said: list[tuple[str, str]] = []
    try:
        while True:
            message = await socket.receive_output(timeout=5)
            if message["type"] == "websocket.close":
                return {"answer": str(message["code"]), "says": []}
            frame = json.loads(message["text"])
            if frame["type"] == "head":
                await socket.receive_output(timeout=5)  # who is here
                break
            said.append((frame["type"], str(frame.get("reason", ""))))
    except Exception as error:  # noqa: BLE001  whatever rises is what the test is about
        return {"answer": f"raised {type(error).__name__}", "says": []}
    kinds = [kind for kind, _reason in said]
    return {"answer": kinds[0] if len(kinds) == 1 else " ".join(kinds) or "silence", "says": [r for _k, r in said]}


def spoken(rooms: Rooms, watch: Watch) -> dict[str, Any]:
    async def all_of_them() -> dict[str, Any]:
        return {name: answer async for name, answer in rooms.answers(watch)}

    return asyncio.run(all_of_them())
