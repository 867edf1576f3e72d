"""Somebody at the pages of the site, without a browser: reads them, and posts what their forms take."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.core.cache import cache
from django.test import Client

from tests.difficult_texts import TEXTS
from tests.forms.page_forms import Page, PostedForm, walk

# A word to a line; an empty line is none.
LISTS = {"marked"}


@dataclass
class Reader:
    """Somebody at their own pages, and those whose pages show what they write."""

    session: str
    others: list[tuple[str, str]] = field(default_factory=list)  # a session, and a path
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def page(self, path: str, data: dict[str, list[str]] | None = None, session: str = "") -> Page:
        cache.clear()
        self.client.cookies.clear()
        self.client.cookies[settings.SESSION_COOKIE_NAME] = session or self.session
        answer = self.client.post(path, data, follow=True) if data else self.client.get(path, follow=True)
        return Page(answer.content.decode(), path)

    def forms(self, start: str, *, linked: bool = True) -> list[PostedForm]:
        """Those in which somebody writes, each kind once; with `linked` on all pages that links lead to."""
        pages = walk(self.html, start) if linked else [self.page(start)]
        return list({form.kind: form for page in pages for form in page.forms if form.texts}.values())

    def html(self, path: str) -> str:
        return self.page(path).html

    def writes(self, form: PostedForm, text: str) -> list[str]:
        """Posts a text in each of its fields. What of it is not to be read again."""
        filled = form.filled(text)
        lost = [_as_read(one.name, value) for one in form.texts for value in filled[one.name]]
        answer = self.page(form.action or form.path, filled)
        for page in [answer] if answer.is_refusal else self._pages(answer, form):
            lost = [each for each in lost if not page.says(each)]
            if not lost:
                break
        return lost

    def _pages(self, answer: Page, form: PostedForm) -> Iterator[Page]:
        yield answer
        cookie = self.client.cookies.get(settings.SESSION_COOKIE_NAME)
        signed_in = cookie.value if cookie else ""
        yield self.page(form.path)
        yield self.page("/you/", session=signed_in)  # whoever signed up
        for session, path in self.others:
            yield self.page(path, session=session)


def texts_for(form: PostedForm) -> list[str]:
    """All ten, as many at once as each of its fields takes."""
    most = min(one.most for one in form.texts)
    packed = [""]
    for text in TEXTS.values():
        both = f"{packed[-1]}\n{text}".strip()
        packed = [*packed[:-1], both] if len(both) <= most else [*packed, text]
    return [text for text in packed if text]


def _as_read(name: str, text: str) -> str:
    return "\n".join(filter(None, text.split("\n"))) if name in LISTS else text
