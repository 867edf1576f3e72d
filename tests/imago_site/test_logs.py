"""What a log line may not hold."""

import logging
import sys

import pytest
from django.db import OperationalError

from imago_site.logs import OneLineWhenAway, WithoutErrorMessages, WithoutTokens


@pytest.mark.parametrize(
    "path", ["/join/%s/", "/care/join/%s/", "/account/password/reset/key/%s/", "/account/confirm-email/%s/"]
)
def test_a_token_in_an_address_is_not_logged(path: str) -> None:
    record = logging.LogRecord("django.request", 30, "", 1, "Conflict: %s", (path % "s3cr3t-token",), None)

    assert WithoutTokens().filter(record) is True
    assert record.getMessage() == f"Conflict: {path % '…'}"


def test_a_layer_that_is_away_is_one_line() -> None:
    error = ConnectionError("127.0.0.1:6379")
    record = logging.LogRecord(
        "channels_redis.pubsub", 40, "", 1, "Unexpected exception", (), (type(error), error, None)
    )

    assert OneLineWhenAway().filter(record) is True
    assert (record.getMessage(), record.exc_info, record.levelname) == (
        "Unexpected exception (ConnectionError)",
        None,
        "WARNING",
    )


def written(error: Exception) -> str:
    """What a log has of an error that came while another one, about a word of somebody's, was dealt with."""
    try:
        try:
            int("what she said")
        except ValueError as before:
            raise error from before
    except type(error):
        record = logging.LogRecord("django.request", 40, "", 1, "Internal Server Error: /", (), sys.exc_info())
    WithoutErrorMessages().filter(record)
    return logging.Formatter("%(message)s").format(record)


def test_a_traceback_has_its_frames_and_not_what_an_error_quotes() -> None:
    text = written(KeyError("what he said"))

    assert ("what he said" in text, "what she said" in text.replace('int("what she said")', "")) == (False, False)
    assert text.splitlines()[-1] == "builtins.KeyError"
    assert ("builtins.ValueError" in text, "in written" in text) == (True, True)


def test_a_traceback_says_that_the_database_is_away() -> None:
    assert written(OperationalError("connection refused")).endswith("OperationalError: connection refused")
