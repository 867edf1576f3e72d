"""Pages that links lead to, their forms as a browser would post them, and what they say."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

ADMIN = "/admin/"
MOST = 150  # pages of one person
TYPED = {"", "text", "search"}
LEFT_OUT = {"script", "style", "template", "noscript"}
PASSWORD = "a walk along the river"
ERRORS = re.compile(r'class="errorlist|id="refusal"[^>]*>\s*[^<\s]|role="alert"[^>]*>\s*[^<\s]')


@dataclass
class Input:
    """A field as it stands there. Of a choice, `state` says whether it is made."""

    name: str
    kind: str
    value: str
    state: bool = True
    one_line: bool = True
    id: str = ""
    most: int = 0  # characters


@dataclass
class PostedForm:
    """A form, and whose page it is on."""

    path: str
    action: str
    in_room: bool
    inputs: list[Input] = field(default_factory=list)

    @property
    def texts(self) -> list[Input]:
        """The fields in which somebody writes."""
        return [one for one in self.inputs if one.kind in TYPED]

    @property
    def kind(self) -> tuple[object, ...]:
        """Alike for forms that stand on many pages, or once for each line of a list."""
        named = sorted(
            (one.name, one.value if one.name in {"act", "kind"} else _general(one.id)) for one in self.inputs
        )
        return _general(self.action or self.path), *named

    def filled(self, text: str) -> dict[str, list[str]]:
        """With this text in each field in which somebody writes. Of what has to be chosen, the first."""
        data: dict[str, list[str]] = {}
        for one in self.inputs:
            if one.kind in TYPED:
                data[one.name] = [" ".join(text.split()) if one.one_line else text]
            elif one.kind == "password":
                data[one.name] = [PASSWORD]
            elif one.kind == "email":
                data[one.name] = ["fay@example.org"]
            elif one.kind == "submit":
                data.setdefault(one.name, [one.value])
            elif one.kind == "radio":
                data[one.name] = [one.value] if one.state else data.get(one.name, [one.value])
            elif one.state:
                data.setdefault(one.name, []).append(one.value)
        return data


class Page(HTMLParser):
    """A page, read once."""

    def __init__(self, html: str, path: str = "") -> None:
        super().__init__()
        self.path, self.html = path, html
        self.links: list[str] = []
        self.values: list[str] = []  # of its fields, also of those in no form
        self.forms: list[PostedForm] = []
        self.words: list[str] = []
        self._in_room = False
        self._form: PostedForm | None = None
        self._within: list[str] = []  # elements that are left out
        self._typed: Input | None = None  # the textarea that is read
        self._select: list[Input] = []
        self.feed(html)

    @property
    def is_refusal(self) -> bool:
        return bool(ERRORS.search(self.html))

    def says(self, text: str) -> bool:
        """Whether the text stands on it whole, to be read or in a field."""
        return any(same(text) in same(words) for words in ("".join(self.words), *self.values))

    def handle_starttag(self, tag: str, found: list[tuple[str, str | None]]) -> None:
        of = {name: value or "" for name, value in found}
        self._in_room |= of.get("id") == "room"
        if tag in LEFT_OUT:
            self._within.append(tag)
        elif tag == "br":
            self.words.append("\n")
        elif tag == "a" and "href" in of:
            self.links.append(of["href"])
        elif tag == "form":
            post = of.get("method") == "post"
            self._form = PostedForm(self.path, of.get("action", ""), self._in_room) if post else None
            self.forms += [self._form] if self._form else []
        elif tag in {"input", "textarea", "select", "button", "option"} and "disabled" not in of:
            self._read(tag, of)

    def _read(self, tag: str, of: dict[str, str]) -> None:
        if tag == "option":
            self._select.append(Input("", "option", of.get("value", ""), "selected" in of))
            return
        kind = {"textarea": "text", "select": "select", "button": of.get("type", "submit")}.get(tag, of.get("type", ""))
        made = kind not in {"checkbox", "radio"} or "checked" in of or "required" in of
        if "readonly" in of or of.get("autocomplete") == "one-time-code":
            kind = "given"
        value = of.get("value", "on" if kind == "checkbox" else "")
        most = int(of.get("maxlength") or (100_000 if tag == "textarea" else 0))
        one = Input(of.get("name", ""), kind, value, made, one_line=tag != "textarea", id=of.get("id", ""), most=most)
        if self._form and one.name and "formaction" not in of:
            self._form.inputs.append(one)
        if kind in {*TYPED, "given"} and tag == "input":
            self.values.append(value)
        self._typed = one if tag == "textarea" else None
        self._select = []

    def handle_data(self, data: str) -> None:
        if self._typed:
            self._typed.value += data
        elif not self._within:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._within and tag == self._within[-1]:
            self._within.pop()
        elif tag == "form":
            self._form = None
        elif tag == "textarea" and self._typed:
            self.values.append(self._typed.value)
            self._typed = None
        elif tag == "select" and self._form and self._select:
            chosen = next((one for one in self._select if one.state), self._select[0])
            self._form.inputs[-1].value = chosen.value or next((one.value for one in self._select if one.value), "")


def _general(name: str) -> str:
    """An address or an id without the numbers and keys of rows."""
    return re.sub(r"[0-9a-f-]{36}|\d+", "*", name)


def same(text: str) -> str:
    """As two texts that look alike are compared: a browser sends lines in its own way, and accents in either."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()


def walk(get: Callable[[str], str], start: str, url: str = "http://testserver") -> Iterator[Page]:
    """Follows every link of this origin, each kind of query once on each path."""
    waiting, seen = [start], {_kind(start)}
    while waiting:
        assert len(seen) <= MOST
        page = Page(get(waiting[0]), waiting.pop(0))
        yield page
        for link in page.links:
            to = urldefrag(urljoin(f"{url}{page.path}", link))[0]
            path = to.removeprefix(url)
            if to.startswith(f"{url}/") and not _is_elsewhere(path, start) and _kind(path) not in seen:
                seen.add(_kind(path))
                waiting.append(path)


def _kind(path: str) -> tuple[str, ...]:
    found = urlsplit(path)
    asked = "" if found.path.startswith(ADMIN) else found.query  # every list there is sorted in every way
    return found.path, *sorted(part.partition("=")[0] for part in asked.split("&"))


def _is_elsewhere(path: str, start: str) -> bool:
    """A file, or the admin site for somebody who did not begin there."""
    admin = path.startswith(ADMIN) and not start.startswith(ADMIN)
    return Path(urlsplit(path).path).suffix != "" or path.startswith("/static/") or admin
