"""Static files as a browser gets them from the ASGI application."""

from pathlib import Path

import pytest
from django.test import AsyncClient
from pytest_django import Settings

SCRIPT = b"export const seats = ['a', 'b'];\n" * 300


@pytest.fixture
def script(tmp_path: Path, settings: Settings) -> str:
    """The address of a script that has been collected."""
    (tmp_path / "seats.js").write_bytes(SCRIPT)
    settings.STATIC_ROOT = tmp_path
    return "/static/seats.js"


async def test_a_file_comes_whole(script: str) -> None:
    """Warnings are errors: it used to be streamed by a synchronous iterator, which Django warns of."""
    response = await AsyncClient().get(script)

    assert (response.status_code, response["Content-Type"]) == (200, 'text/javascript; charset="utf-8"')
    assert response.content == SCRIPT
    assert not response.streaming
    assert not response.has_header("Access-Control-Allow-Origin")


async def test_a_file_that_has_not_changed_is_not_sent_again(script: str) -> None:
    first = await AsyncClient().get(script)
    again = await AsyncClient().get(script, headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content, again.has_header("Content-Type")) == (304, b"", False)


async def test_a_part_of_a_file_can_be_asked_for(script: str) -> None:
    response = await AsyncClient().get(script, headers={"Range": "bytes=0-5"})

    assert (response.status_code, response.content, response["Content-Length"]) == (206, b"export", "6")


async def test_head_names_the_size_and_sends_nothing(script: str) -> None:
    response = await AsyncClient().head(script)

    assert (response.content, response["Content-Length"]) == (b"", str(len(SCRIPT)))
