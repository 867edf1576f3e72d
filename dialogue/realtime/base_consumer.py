"""The base of every socket: who is signed in, checked again while it is open, a rate limit, and JSON frames."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from channels.consumer import get_handler_name
from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.db import Error, close_old_connections

from accounts.auth.mfa.proven_factor import is_proven
from accounts.auth.sessions import key_hash
from accounts.auth.timezone_middleware import in_zone, zone_in
from accounts.encryption.framing import CannotDecrypt
from accounts.errors import AccountErased
from accounts.models import User
from dialogue import metrics
from dialogue.domain.notify import person_group, socket_loop
from dialogue.person_rate_limit import may_look
from dialogue.realtime.connection_retry import UNAVAILABLE, keeps_nothing, with_retries
from dialogue.realtime.frames import Frame
from dialogue.realtime.refusal_log import log_refusal
from dialogue.realtime.socket_auth import SignedIn, look_again, signed_in
from dialogue.realtime.socket_rate_limit import TokenBucket

SIGN_IN, NOT_YOURS, TOO_FAST = 4401, 4403, 4429
SERVICE_RESTART, NOTHING_KEPT = 1012, 4507  # 507 is what HTTP says of a server whose disk is full
SESSION_CHECK_SECONDS = 15.0  # for which an answer about a session is good, when nothing is asked of us
PAGE_OF = b"person="  # the last in a socket's address
MAX_SOCKETS = 6  # sockets of one person in one process
_open: Counter[int] = Counter()  # by the person's id
logger = logging.getLogger(__name__)
T = TypeVar("T")


class PersonConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # channels has no types
    """A socket of one signed-in person. Subclasses fill `on_connect` and `receive_text`, and handle notifications."""

    signed_in: SignedIn
    accepting = False  # frames that come before, or after a close, are not read
    counted = False
    page_of = b""  # the id of the person for whom the page was made; empty where it does not say
    for_work = False  # whether the session must have proven a second factor
    checked = 0.0  # when the session was last looked at, by the monotonic clock

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """One socket from beginning to end, however it ends: its place is free again."""
        socket_loop.set(asyncio.get_running_loop())
        query, _, self.page_of = scope["query_string"].partition(PAGE_OF)
        scope["query_string"] = query.rstrip(b"&")  # in place: the router made this scope, and a copy lasts as long
        try:
            await super().__call__(scope, receive, send)
        except UNAVAILABLE as error:  # the layer had no channel for it
            _log_unavailable(error)
            await send({"type": "websocket.close", "code": SERVICE_RESTART})
        finally:
            self.release()

    def release(self) -> None:
        """Gives back what is counted in this process. It asks neither database nor layer, which may be away."""
        if self.counted:
            self.counted = False
            metrics.SOCKETS.dec()
            _open.subtract([self.user.pk])
            if _open[self.user.pk] <= 0:
                del _open[self.user.pk]

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Hands a message to its method. When the database or the layer is away, the browser is asked to come again.

        Channels would first go to its own database thread and close what is old there. Nothing of ours is in it.
        """
        try:
            await getattr(self, get_handler_name(message))(message)
        except (AccountErased, CannotDecrypt):  # erased meanwhile, on this socket or elsewhere
            if await self.still_signed_in():
                raise
            self.accepting = False
        except UNAVAILABLE as error:
            _log_unavailable(error)
            if message["type"] == "websocket.disconnect":
                raise StopConsumer from None
            await self.close(NOTHING_KEPT if keeps_nothing(error) else SERVICE_RESTART)

    @property
    def user(self) -> User:
        return self.signed_in.user

    @property
    def lease(self) -> str:
        """The name under which its presence is kept: the channel's, or a tab's that makes one request after another."""
        return str(self.scope.get("lease") or self.channel_name)

    @property
    def comes_again(self) -> bool:
        """Whether the tab goes on when this consumer ends (`http_transport`); its presence then outlasts it."""
        return bool(self.scope.get("lease")) and not self.scope.get("last")

    async def connect(self) -> None:
        seen = await self.in_thread(signed_in, self.scope["cookies"])
        if seen and self.page_of not in {b"", str(seen.user.pk).encode()}:
            seen = None  # somebody else has signed in here since: what stands on the page is not theirs to send
        may_open = seen is not None and may_look(seen.user)
        await self.accept()  # a close code reaches a browser only after the handshake
        if seen is None:
            await self.close(SIGN_IN)
            return
        if not await self.may_work(seen):
            await self.close(NOT_YOURS)
            return
        # Nothing is waited for between the look at a place and its taking.
        if _open[seen.user.pk] >= MAX_SOCKETS or not may_open:
            await self.close(TOO_FAST)
            return
        _open[seen.user.pk] += 1
        metrics.SOCKETS.inc()
        self.signed_in, self.counted, self.checked = seen, True, time.monotonic()
        await self.channel_layer.group_add(person_group(self.user.pk), self.channel_name)
        self.rate = TokenBucket(settings.FRAMES_A_SECOND, seen=time.monotonic())
        self.accepting = await self.on_connect()

    async def on_connect(self) -> bool:
        """What follows once the person is known. False when they may not be here."""
        return True

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """One frame; a binary one comes as None. A browser that sends too fast is closed before anything is read."""
        if not self.accepting:
            return
        if self.rate.allows(time.monotonic()):
            await self.receive_text(text_data)
        else:
            await self.close(TOO_FAST)

    async def receive_text(self, text: str | None) -> None:
        """Answers a frame."""

    async def may_look(self) -> bool:
        """Counts a frame for which a page or a log is made anew. Closes a socket that asks too often."""
        if may_look(self.user):
            return True
        await self.close(TOO_FAST)
        return False

    async def disconnect(self, code: int) -> None:
        if hasattr(self, "signed_in"):
            await self.channel_layer.group_discard(person_group(self.user.pk), self.channel_name)

    async def in_thread(self, work: Callable[..., T], *args: Any) -> T:
        """Runs database work off the loop, each in a thread of its own, in this person's time zone.

        Twice or more when the database is lost meanwhile. So a connection is kept, and looked at only after an error.
        """
        zoned = partial(_in_zone, zone_in(self.scope["cookies"]), work, *args)
        return await with_retries(partial(asyncio.to_thread, zoned))

    async def still_signed_in(self) -> bool:
        """Looks again; closes the socket when the session is over, or has proven no factor that still counts."""
        again = await self.in_thread(look_again, self.signed_in, self.scope["cookies"])
        if again and await self.may_work(again):
            self.signed_in, self.checked = again, time.monotonic()
            return True
        await self.close(NOT_YOURS if again else SIGN_IN)
        return False

    async def may_work(self, seen: SignedIn) -> bool:
        """A socket of work asks for the second factor in this session, as its page does."""
        return not self.for_work or await self.in_thread(is_proven, seen.user, seen.factors)

    @property
    def checked_lately(self) -> bool:
        """Whether the last look at the session is still good."""
        return time.monotonic() - self.checked < SESSION_CHECK_SECONDS

    async def recently_signed_in(self) -> bool:
        """For what reaches a socket without its asking: looks again when the last look is no longer good."""
        return self.checked_lately or await self.still_signed_in()

    async def close(self, code: int | None = None, reason: str | None = None) -> None:
        self.accepting = False
        if code in {NOT_YOURS, TOO_FAST}:
            log_refusal(f"socket closed: code={code}", self)
        await super().close(code, reason)

    async def send_frame(self, frame: Frame) -> None:
        await self.send_text(frame.model_dump_json())

    async def send_text(self, text: str) -> None:
        """A frame as it goes over the wire, for one that several sockets are sent."""
        await self.send(text_data=text)

    async def session_over(self, event: dict[str, Any]) -> None:
        """A sign-out somewhere; ours when it was this session."""
        if event["mark"] == key_hash(self.scope["cookies"].get(settings.SESSION_COOKIE_NAME)):
            await self.close(SIGN_IN)

    async def access_changed(self, event: dict[str, Any]) -> None:
        await self.still_signed_in()

    async def private_changed(self, event: dict[str, Any]) -> None:
        """Only the room listens to this."""

    async def room_view_changed(self, event: dict[str, Any]) -> None:
        """Only the room listens to this."""


def _in_zone(zone: str, work: Callable[..., T], *args: Any) -> T:
    try:
        with in_zone(zone):
            return work(*args)
    except Error:
        close_old_connections()
        raise


def _log_unavailable(error: Exception) -> None:
    logger.warning("A socket was closed, as something behind it is away: %s", type(error).__name__)
