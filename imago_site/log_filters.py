"""Logging filters: no token, no text, and no traceback for every socket when Redis is away."""

import logging
import re
import traceback
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from pythonjsonlogger.json import JsonFormatter

# Also where a mail program or a hand put a space, a quote or a capital letter into the link: its token is still good.
TOKENS = re.compile(r"(/(?:join|reset/key|confirm-email))\W+[^/\s\"]+", re.IGNORECASE)


class WithoutTokens(logging.Filter):
    """Writes `/join/…` for `/join/<token>`. On the handler, so that no logger goes past it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = TOKENS.sub(r"\1/…", record.getMessage()), ()
        return True


class WithAccount(logging.Filter):
    """Adds whose request was refused or failed, by id. It asks no database: whom nothing asked for stays unnamed."""

    def filter(self, record: logging.LogRecord) -> bool:
        account = getattr(getattr(getattr(record, "request", None), "_cached_user", None), "pk", None)
        if account and record.name.startswith("django."):
            record.msg, record.args = f"{record.getMessage()} account={account}", ()
        return True


class OneLineWhenAway(logging.Filter):
    """The layer tells of a Redis that is gone with a traceback for each socket; the kind of error says as much."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith(("channels_redis", "health_check")) and record.exc_info:
            kind = record.exc_info[0]
            record.msg, record.args = f"{record.getMessage()} ({kind.__name__ if kind else ''})", ()
            record.exc_info, record.exc_text = None, None
            record.levelno, record.levelname = logging.WARNING, "WARNING"
        return True


class WithoutErrorMessages(logging.Filter):
    """Writes a traceback's frames and the types of its errors. Their messages quote what was asked for or written."""

    SAFE = (ImportError, ImproperlyConfigured, ConnectionError, OperationalError)  # they tell of the machine alone

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            record.exc_info, record.exc_text = None, "\n".join(self._chain(error))
        return True

    def _chain(self, error: BaseException) -> list[str]:
        """The error and those behind it, the first one first, as Python prints them."""
        behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        earlier = [*self._chain(behind), ""] if behind else []
        frames = "".join(traceback.format_tb(error.__traceback__))
        kind = type(error)
        message = f": {error}" if isinstance(error, self.SAFE) else ""
        return [*earlier, f"Traceback (most recent call last):\n{frames}{kind.__module__}.{kind.__qualname__}{message}"]


class OneObjectALine(JsonFormatter):
    """JSON of what a text line would say. What a logger adds beside it can be a whole request, with its address."""

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        said = ("asctime", "levelname", "name", "message", "exc_info")
        return {name: log_data[name] for name in said if name in log_data}
