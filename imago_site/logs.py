"""Keeps out of the logs what opens a door, and the same traceback for every socket when Redis is away."""

import logging
import re
from typing import Any

from pythonjsonlogger.json import JsonFormatter

TOKENS = re.compile(r"(/join/|/reset/key/|/confirm-email/)[^/\s\"]+")


class WithoutTokens(logging.Filter):
    """Writes `/join/…` for `/join/<token>`. On the handler, so that no logger goes past it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = TOKENS.sub(r"\1…", record.getMessage()), ()
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


class OneObjectALine(JsonFormatter):
    """JSON of what a text line would say. What a logger adds beside it can be a whole request, with its address."""

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        said = ("asctime", "levelname", "name", "message", "exc_info")
        return {name: log_data[name] for name in said if name in log_data}
