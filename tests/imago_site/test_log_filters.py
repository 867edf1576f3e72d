"""What a log line may not hold."""

import logging
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import Client

from imago_site.log_filters import OneLineWhenAway, WithoutErrorMessages, WithoutTokens
from tests.cast import gather
from tests.imago_site.production import run


@pytest.mark.parametrize(
    "path", ["/join/%s/", "/care/join/%s/", "/account/password/reset/key/%s/", "/account/confirm-email/%s/"]
)
def test_a_token_in_an_address_is_not_logged(path: str) -> None:
    record = logging.LogRecord("django.request", 30, "", 1, "Conflict: %s", (path % "s3cr3t-token",), None)

    assert WithoutTokens().filter(record) is True
    assert record.getMessage() == f"Conflict: {path % '…'}"


@pytest.mark.parametrize(
    "link", ["/join/ %s/", '/join/"%s/', "/JOIN/%s/", "/join//%s/", "/join;/%s", "/reset/key/./%s/"]
)
def test_a_token_in_a_link_that_was_copied_badly_is_not_logged(link: str) -> None:
    record = logging.LogRecord("django.request", 30, "", 1, "Not Found: %s", (link % "s3cr3t-token",), None)

    assert WithoutTokens().filter(record) is True
    assert "s3cr3t" not in record.getMessage()


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


def test_a_page_that_is_refused_stands_in_the_log_with_the_account(client: Client, db: None) -> None:
    """The site’s own handler comes first, and its filter is what is seen here."""
    cast, lines = gather(), []
    handler = logging.StreamHandler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    try:
        client.force_login(cast.ann)
        client.get("/caseload/")
        client.post("/partner/invite/x")
        client.logout()
        client.get("/nothing-is-here/")
    finally:
        logging.getLogger().removeHandler(handler)
    ann = f" account={cast.ann.pk}"
    assert [line for line in lines if not line.startswith("signed")] == [
        f"Not Found: /caseload/{ann}",
        f"Not Found: /partner/invite/x{ann}",
        "Not Found: /nothing-is-here/",
    ]


def test_times_in_the_log_are_those_of_utc(tmp_path: Path) -> None:
    show = "import django; django.setup(); import logging; logging.getLogger('x').warning('now')"
    said = run(tmp_path, "-c", show, DJANGO_SETTINGS_MODULE="imago_site.settings", TZ="Asia/Tokyo", LOG_FORMAT="plain")
    written = datetime.strptime(said.stderr.splitlines()[-1][:19], "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    assert abs((datetime.now(UTC) - written).total_seconds()) < 600
