"""Runs the scheduler in the serving process: one task, every half minute. It knows none of the work."""

import asyncio
import logging

from asgiref.sync import sync_to_async
from django.db import close_old_connections

from dialogue.jobs.scheduler import do_due

EVERY = 30.0  # seconds
logger = logging.getLogger(__name__)


async def keep_time() -> None:
    """Does what is due, again and again until it is cancelled. What was begun then is still finished."""
    while True:
        await sync_to_async(_look, thread_sensitive=False)()
        await asyncio.sleep(EVERY)


def _look() -> None:
    """In a thread of its own. A connection that broke is thrown away before the next look."""
    try:
        do_due()
    finally:
        close_old_connections()
