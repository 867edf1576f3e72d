"""What a page of people shows: its heading and title, and what no page may have."""

import re
from html.parser import HTMLParser
from typing import Any

from django.urls import reverse

TELLING = re.compile(r"couple|partner|dialogue|therap|relationship|marriage|imago|crisis|violence|abuse", re.IGNORECASE)


class Inline(HTMLParser):
    """Finds what the policy forbids: style and script in the page itself, and anything from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        inline_script = tag == "script" and "src" not in given and given.get("type") != "application/json"
        loaded = given.get("src") or (given.get("href") if tag == "link" else None) or "/"
        if tag == "style" or inline_script or not loaded.startswith("/"):
            self.found.append(f"<{tag}> {loaded}")
        self.found += [name for name in given if name == "style" or name.startswith("on")]


def check(response: Any) -> None:
    page = response.content.decode()
    inline = Inline()
    inline.feed(page)
    assert inline.found == []
    assert TELLING.findall(title(response)) == []
    assert f'href="{reverse("help")}"' in page
    assert page.partition("<body>")[2].split()[:4] == ["<div", 'class="head">', "<form", 'id="exit"']  # before any link
    assert "not an emergency service" in page
    assert "no-store" in response.headers["Cache-Control"]
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def heading(response: Any) -> str:
    """The words of the page's one `<h1>`. A badge of a person has none."""
    (words,) = re.findall(r"<h1[^>]*>(.*?)</h1>", response.content.decode(), re.DOTALL)
    return " ".join(re.sub(r"<span [^>]*></span>", "", str(words)).split())


def title(response: Any) -> str:
    (words,) = re.findall(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)
    return str(words).strip()
