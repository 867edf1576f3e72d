"""What a log line may not hold."""

import logging

import pytest

from imago_site.logs import WithoutTokens


@pytest.mark.parametrize(
    "path", ["/join/%s/", "/care/join/%s/", "/account/password/reset/key/%s/", "/account/confirm-email/%s/"]
)
def test_a_token_in_an_address_is_not_logged(path: str) -> None:
    record = logging.LogRecord("django.request", 30, "", 1, "Conflict: %s", (path % "s3cr3t-token",), None)

    assert WithoutTokens().filter(record) is True
    assert record.getMessage() == f"Conflict: {path % '…'}"
