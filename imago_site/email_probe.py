"""Whether email can be handed on: a connection to the mail server that signs in, tried seldom and in a thread."""

import asyncio
import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor

from django.conf import settings
from django.core.mail import get_connection

AGAIN = 300.0  # seconds for which an answer is good; a mail server that is asked every few seconds shuts its door
PATIENCE = 2.0  # seconds that whoever asks waits for a new answer; without one the last is given
logger = logging.getLogger(__name__)


def connect() -> None:
    """Opens a connection as an email would, and closes it. Raises `OSError`, of which every error of SMTP is one."""
    connection = get_connection()
    try:
        connection.open()
    finally:
        connection.close()


class EmailProbe:
    """The last answer, and the try that may be under way."""

    def __init__(self) -> None:
        self.threads = ThreadPoolExecutor(1, thread_name_prefix="email")
        self.answer, self.asked = "not tried yet", -AGAIN
        self.trying: Future[None] | None = None

    async def state(self) -> str:
        """`ok`, `not ok` or `not tried yet`; "" where email is written to files."""
        if not settings.MAIL_ARRIVES:
            return ""
        under_way = self.trying and not self.trying.done()
        if not under_way and time.monotonic() - self.asked >= AGAIN:
            self.trying, self.asked = self.threads.submit(self._try), time.monotonic()
        if self.trying:
            await asyncio.wait({asyncio.wrap_future(self.trying)}, timeout=PATIENCE)
        return self.answer

    def _try(self) -> None:
        try:
            connect()
        except OSError as error:
            logger.error("The mail server cannot be reached: %s", type(error).__name__)  # noqa: TRY400  one line is enough
            self.answer = "not ok"
        else:
            self.answer = "ok"
