"""Keeps out of the logs what opens a door: the tokens in the addresses of invitations and forgotten passwords."""

import logging
import re

TOKENS = re.compile(r"(/join/|/reset/key/|/confirm-email/)[^/\s\"]+")


class WithoutTokens(logging.Filter):
    """Writes `/join/…` for `/join/<token>`. On the handler, so that no logger goes past it."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = TOKENS.sub(r"\1…", record.getMessage()), ()
        return True
