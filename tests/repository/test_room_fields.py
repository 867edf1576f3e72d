"""The fields of a room: none of them cuts what is typed, and each knows the limit that the server knows."""

import re
from pathlib import Path

import pytest

from dialogue.domain.utterance import DRAFT_LENGTH

ROOT = Path(__file__).parents[2]
FOLDERS = ("templates/dialogue/room", "templates/dialogue/inputs")
FIELD = re.compile(r"<textarea[^>]*>|<input(?![^>]* type=)[^>]*>")
FIELDS = [
    (page, tag)
    for folder in FOLDERS
    for page in (ROOT / folder).glob("*.html")
    for tag in FIELD.findall(page.read_text())
]


@pytest.mark.parametrize(("page", "tag"), FIELDS, ids=[page.name for page, _tag in FIELDS])
def test_no_field_of_a_room_cuts_what_is_typed(page: Path, tag: str) -> None:
    """It has an id, by which the tab keeps its text, and says how much may be sent."""
    assert (" maxlength=" in tag, ' data-most="{{' in tag, ' id="' in tag) == (False, True, True)


def test_every_field_was_found() -> None:
    assert {page.name for page, _tag in FIELDS} == {"_text_box.html", "title.html", "line.html", "_shelf.html"}


def test_the_page_sends_no_draft_that_the_server_would_not_read() -> None:
    script = (ROOT / "static/js/room/drafts.js").read_text()
    assert f"MOST_TYPED = {DRAFT_LENGTH};" in script
