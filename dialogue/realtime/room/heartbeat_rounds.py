"""Rounds of heartbeats: what came since the last round is looked at together, so that thousands cost a few threads."""

import asyncio
from weakref import WeakKeyDictionary

from dialogue.realtime.connection_retry import UNAVAILABLE
from dialogue.realtime.room.heartbeats import Answer, Heartbeat, Pulse, look
from dialogue.realtime.room.room_presence import RoomPresence

PAUSE = 0.1  # seconds between two rounds: a socket that waits for one does nothing else
Beat = tuple[RoomPresence, "asyncio.Future[Heartbeat | None]"]


class HeartbeatRounds:
    """Those of one event loop, and the task that goes round while somebody waits."""

    def __init__(self) -> None:
        self.waiting: list[Beat] = []
        self.task: asyncio.Task[None] | None = None

    async def look(self, socket: RoomPresence) -> Heartbeat | None:
        """As things are for this socket; None when its session is over. Raises `NotInTheRoom`."""
        done: asyncio.Future[Heartbeat | None] = asyncio.get_running_loop().create_future()
        self.waiting.append((socket, done))
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self._go_round())
        return await done

    async def _go_round(self) -> None:
        while self.waiting:
            beats, self.waiting = self.waiting, []
            await _answer([beat for beat in beats if not beat[1].done()])
            await asyncio.sleep(PAUSE)


async def _answer(beats: list[Beat]) -> None:
    """What goes wrong with one is not the fault of the others: each is then looked at alone."""
    if not beats:
        return
    pulses = [Pulse(one.signed_in, one.scope["cookies"], one.room, one.lease) for one, _ in beats]
    try:
        answers: list[Answer] = await beats[0][0].in_thread(look, pulses)
    except Exception as error:  # noqa: BLE001  whoever waits for it is told
        if len(beats) > 1 and not isinstance(error, UNAVAILABLE):
            for beat in beats:
                await _answer([beat])
            return
        answers = [error] * len(beats)
    for (_, done), answer in zip(beats, answers, strict=True):
        if done.done():
            continue  # its socket has gone meanwhile
        if isinstance(answer, Exception):
            done.set_exception(answer)
        else:
            done.set_result(answer)


_rounds: "WeakKeyDictionary[asyncio.AbstractEventLoop, HeartbeatRounds]" = WeakKeyDictionary()


def heartbeat_rounds() -> HeartbeatRounds:
    """Those of this event loop."""
    loop = asyncio.get_running_loop()
    if loop not in _rounds:
        _rounds[loop] = HeartbeatRounds()
    return _rounds[loop]
