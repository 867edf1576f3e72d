"""What a log line may not hold."""

import logging

import pytest

from imago_site.logs import OneLineWhenAway, WithoutTokens


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
