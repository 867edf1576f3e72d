"""Every form of the site that takes more than a short line, found by walking its pages; and what templates promise."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from tests.e2e.site import ROOT
from tests.e2e.visitor import Visitor
from tests.forms.page_forms import walk

LONG = 80  # characters
# Lengths by their names in templates. What is shorter is typed again in a moment.
SHORT_NAMES = {"title_length", "tag_length", "longest"}
NOT_STORED = {"/try/"}  # where nothing is kept, as the page says
ROOM = ("dialogue/room/", "dialogue/inputs/")  # whose boxes have drafts on the server
# What no field for text has.
OTHER = re.compile(r"""type="(?!text|search)|readonly|one-time-code""")
FIELD = re.compile(r"<(textarea|input)\b([^>]*(?:\{%[^%]*%\}[^>]*)*)>")


@dataclass(frozen=True)
class Field:
    """A long field, by its id, on a page of one person."""

    person: str
    path: str
    id: str
    one_line: bool
    most: int


def fields_of(url: str, name: str, session: str, start: str) -> list[Field]:
    """Those on every page that links lead to. A form with a password has none, nor has one of the room."""
    visitor = Visitor(url, session)
    found: dict[tuple[str, str], Field] = {}
    for page in walk(lambda path: visitor.get(path)[1], start, url):
        for form in page.forms:
            if page.path not in NOT_STORED and not form.in_room and all(one.kind != "password" for one in form.inputs):
                for one in form.texts:
                    if one.id and one.most > LONG:
                        field = Field(name, page.path, one.id, one.one_line, one.most)
                        found.setdefault((urlsplit(page.path).path, one.id), field)
    return list(found.values())


def ids_in_templates(*, short: bool = False) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each long field that a template writes, or also each `short` one: the template, and what its id looks like."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        name = path.relative_to(ROOT / "templates").as_posix()
        if short or not name.startswith(ROOM):
            for tag, text in FIELD.findall(path.read_text()):
                length = re.search(r'maxlength="(?:\{\{ (\w+) \}\}|(\d+))"', text)
                key = re.search(r' id="([^"]*)"', text)
                is_short = short and not OTHER.search(text)
                if (
                    key
                    and " readonly" not in text
                    and (tag == "textarea" or is_short or (length and _is_long(*length.groups())))
                ):
                    yield name, _pattern(key[1])


def _is_long(name: str | None, number: str | None) -> bool:
    return int(number) > LONG if number else name not in SHORT_NAMES


def _pattern(key: str) -> re.Pattern[str]:
    parts = re.split(r"\{\{.*?\}\}|\{%.*?%\}", key)
    return re.compile(".+".join(re.escape(part) for part in parts))
