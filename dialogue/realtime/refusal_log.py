"""Logs that a socket refused something, by ids: whose it was, at which address. Never a text."""

import logging
from typing import Any

logger = logging.getLogger("site.refused")


def log_refusal(what: str, socket: Any) -> None:
    """`socket` is a consumer; before anybody is signed in its account is not known."""
    signed_in = getattr(socket, "signed_in", None)
    logger.info("%s path=%s account=%s", what, socket.scope["path"], signed_in.user.pk if signed_in else "?")
