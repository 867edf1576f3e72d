"""Notifications on the channel layer: an id and a seq, never text. Each may be lost; readers catch up."""

import asyncio
import logging
from collections.abc import Callable, Collection
from contextvars import ContextVar
from functools import partial, update_wrapper
from typing import ParamSpec
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import InMemoryChannelLayer, get_channel_layer
from django.db import transaction
from redis.exceptions import RedisError

P = ParamSpec("P")
logger = logging.getLogger(__name__)
# The loop of the socket for which a thread works. Its notifications start there, and nobody waits for them.
socket_loop: ContextVar[asyncio.AbstractEventLoop | None] = ContextVar("socket_loop", default=None)
_sending: set[asyncio.Task[None]] = set()  # a loop alone would let go of them


def dialogue_group(dialogue_id: UUID) -> str:
    return f"dialogue.{dialogue_id.hex}"


def person_group(user_id: int) -> str:
    return f"person.{user_id}"


def home_group(user_id: int) -> str:
    """Of the pages that follow what is on a person's home page; none of their rooms is in it."""
    return f"home.{user_id}"


def has_members(group: str, besides: Collection[str] = ()) -> bool:
    """Whether a group has members, besides these channels. Yes where nobody in this process can know."""
    layer = get_channel_layer()
    return not isinstance(layer, InMemoryChannelLayer) or not set(layer.groups.get(group, ())) <= set(besides)


def after_commit(tell: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> None:
    """Tells once the transaction is committed. Where that fails it is logged, and what was written is answered."""
    # Django's line about a failure gives the name of what failed, and a bare partial has none: that would raise anew.
    transaction.on_commit(update_wrapper(partial(tell, *args, **kwargs), tell), robust=True)


def dialogue_changed(dialogue_id: UUID, seq: int) -> None:
    """Tells the sockets of a dialogue that its log has grown to `seq`. May be lost; readers catch up by themselves."""
    _send(dialogue_group(dialogue_id), {"type": "dialogue.changed", "dialogue": str(dialogue_id), "seq": seq})


def seat_changed(dialogue_id: UUID) -> None:
    """Tells the sockets of a dialogue that the seat beside it has changed: asked for, taken, left, a stem offered.

    Or that something within the dialogue has begun or ended. They read their room anew.
    """
    _send(dialogue_group(dialogue_id), {"type": "seat.changed"})


def home_changed(*user_ids: int) -> None:
    """Tells the pages that follow these people's home that something on it may have changed."""
    for user_id in user_ids:
        _send(home_group(user_id), {"type": "home.changed"})


def private_changed(user_id: int, dialogue_id: UUID) -> None:
    """Tells one person's sockets that something private of theirs changed in a dialogue."""
    _send(person_group(user_id), {"type": "private.changed", "dialogue": str(dialogue_id)})


def room_view_changed(user_id: int) -> None:
    """Tells one person's sockets that they see the room in another way: hints or focus mode were switched."""
    _send(person_group(user_id), {"type": "room.view_changed"})


def access_changed(*user_ids: int) -> None:
    """Tells people's sockets to look again whether they may be here."""
    for user_id in user_ids:
        _send(person_group(user_id), {"type": "access.changed"})


def session_over(user_id: int, mark: str) -> None:
    """Tells a person's sockets that one session is over; `mark` names it without giving it away."""
    _send(person_group(user_id), {"type": "session.over", "mark": mark})


async def send(group: str, message: dict[str, object]) -> None:
    """Hands a message to a group. It may be lost; a layer that is away is one more way to lose it."""
    layer = get_channel_layer()
    if layer is None:
        return
    try:
        await layer.group_send(group, message)
    except (RedisError, OSError) as error:
        logger.warning("A notification was lost: %s", type(error).__name__)


def _send(group: str, message: dict[str, object]) -> None:
    loop = socket_loop.get()
    if not has_members(group):
        return
    if loop is None:
        async_to_sync(send)(group, message)
    else:
        loop.call_soon_threadsafe(_begin, group, message)


def _begin(group: str, message: dict[str, object]) -> None:
    task = asyncio.create_task(send(group, message))
    _sending.add(task)
    task.add_done_callback(_sending.discard)
