"""Every form of the site that takes more than a short line, found by walking its pages; and what templates promise."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

from tests.e2e.site import ROOT
from tests.e2e.visitor import Visitor

LONG = 80  # characters
MOST = 150  # pages of one person
# Lengths by their names in templates. What is shorter is typed again in a moment.
SHORT_NAMES = {"title_length", "tag_length"}
ROOM = ("dialogue/room/", "dialogue/inputs/")  # whose boxes have drafts on the server
FIELD = re.compile(r"<(textarea|input)\b([^>]*(?:\{%[^%]*%\}[^>]*)*)>")


@dataclass(frozen=True)
class Field:
    """A long field, by its id, on a page of one person."""

    person: str
    path: str
    id: str
    one_line: bool
    most: int


class Page(HTMLParser):
    """Links and long fields of a page. A form with a password is none, nor is one of the room."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fields: list[tuple[str, bool, int]] = []
        self.form: list[tuple[str, bool, int]] | None = None
        self.in_room = False
        self.feed(html)

    def handle_starttag(self, tag: str, found: list[tuple[str, str | None]]) -> None:
        of = {name: value or "" for name, value in found}
        self.in_room |= of.get("id") == "room"
        if tag == "a" and "href" in of:
            self.links.append(of["href"])
        if tag == "form":
            self.form = [] if of.get("method") == "post" else None
        if self.form is not None and tag in {"textarea", "input"} and "readonly" not in of and of.get("id"):
            most = int(of.get("maxlength") or (100_000 if tag == "textarea" else 0))
            if of.get("type") == "password":
                self.form = None
            elif most > LONG and of.get("type") != "email":
                self.form.append((of["id"], tag == "input", most))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self.form:
            self.fields += [] if self.in_room else self.form
            self.form = None


def fields_of(url: str, name: str, session: str, start: str) -> list[Field]:
    """Follows every link of this origin, each kind of query once on each path."""
    visitor, waiting, seen = Visitor(url, session), [start], {_kind(start)}
    found: dict[tuple[str, str], Field] = {}
    while waiting:
        assert len(seen) <= MOST
        here = waiting.pop(0)
        page = Page(visitor.get(here)[1])
        for key, one_line, most in page.fields:
            found.setdefault((urlsplit(here).path, key), Field(name, here, key, one_line, most))
        for link in page.links:
            to = urldefrag(urljoin(f"{url}{here}", link))[0]
            path = to.removeprefix(url)
            if to.startswith(f"{url}/") and not _is_file(path) and _kind(path) not in seen:
                seen.add(_kind(path))
                waiting.append(path)
    return list(found.values())


def ids_in_templates() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each long field that a template of ours writes: the template, and what its id looks like."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        name = path.relative_to(ROOT / "templates").as_posix()
        if not name.startswith(ROOM):
            for tag, text in FIELD.findall(path.read_text()):
                length = re.search(r'maxlength="(?:\{\{ (\w+) \}\}|(\d+))"', text)
                key = re.search(r' id="([^"]*)"', text)
                if key and (tag == "textarea" or (length and _is_long(*length.groups()))):
                    yield name, _pattern(key[1])


def _is_long(name: str | None, number: str | None) -> bool:
    return int(number) > LONG if number else name not in SHORT_NAMES


def _pattern(key: str) -> re.Pattern[str]:
    parts = re.split(r"\{\{.*?\}\}|\{%.*?%\}", key)
    return re.compile(".+".join(re.escape(part) for part in parts))


def _kind(path: str) -> tuple[str, ...]:
    found = urlsplit(path)
    return found.path, *sorted(part.partition("=")[0] for part in found.query.split("&"))


def _is_file(path: str) -> bool:
    return Path(urlsplit(path).path).suffix != "" or path.startswith(("/static/", "/admin/"))
