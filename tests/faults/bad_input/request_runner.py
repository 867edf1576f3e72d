"""Makes bad requests, each by somebody whom the door lets in, and writes down what becomes of them."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.safety import screening
from dialogue.models import Dialogue
from tests.authorisation.people import KINDS, World
from tests.cast import PASSWORD, sign_in
from tests.faults.bad_input.bad_requests import DOORS, Request
from tests.faults.bad_input.write_watch import Watch, listening

ERRORS = re.compile(r'<ul class="errorlist[^>]*>(.*?)</ul>', re.DOTALL)
REFUSAL = re.compile(r'<p[^>]* role="alert">([^<]+)</p>')


class Doors:
    """The site as those see it who knock."""

    def __init__(self, here: World) -> None:
        self.here = here
        self.people = {kind: KINDS[kind](here) for kind in ("visitor", "a", "b", *DOORS)}
        self.browsers = {kind: _browser(person) for kind, person in self.people.items()}
        self.given = {
            b"{head}": str(Dialogue.objects.get(pk=here.now).seq),
            b"{line}": str(here.values["line"]),
            b"{open}": str(here.values["join.token"]),
            b"{link}": str(here.link),
            b"{today}": timezone.localdate().isoformat(),
            b"{so_far}": screening.seal_progress(here.cast.ann, screening.Progress(1)),
        }
        # A first reading stands in the trail; the next ones of the same minutes do not.
        for address in (f"/review/{here.past}/", f"/caseload/{here.cast.couple.pk}/", f"/sit-in/{here.now}/"):
            self.browsers["therapist"].get(address)

    def answers(self, watch: Watch, requests: list[Request]) -> Iterator[tuple[str, dict[str, Any]]]:
        for request in requests:
            cache.clear()
            with listening() as logged:
                response = self.knock(request)
            yield request.name, _written(request, response) | {"logged": logged, "wrote": watch.changed()}

    def knock(self, request: Request) -> Any:
        client = self._browser(request)
        if request.cookies:  # as they stand: a test's own jar would write them otherwise
            own = client.cookies.output(header="", sep=";")
            request.headers["Cookie"] = "; ".join(
                [own, *(f"{name}={value}" for name, value in request.cookies.items())]
            )
        body = request.body
        for mark, text in self.given.items():
            body = body.replace(quote(mark).encode(), quote(text).encode())
        path = request.path or request.route.address(self.here.values | request.values)
        path += f"?{request.query}" if request.query else ""
        kind = request.content_type
        headers = {"Content-Type": kind, **request.headers}
        return client.generic(request.method, path, body, content_type=kind, headers=headers)

    def _browser(self, request: Request) -> Client:
        """Where this person is signed in; anew after what ends a session."""
        client = self.browsers[request.who]
        key = client.cookies.get(settings.SESSION_COOKIE_NAME)
        if self.people[request.who] and (key is None or not key.value):
            client = self.browsers[request.who] = _browser(self.people[request.who])
        client.handler.enforce_csrf_checks = request.checks_csrf
        return client


def _browser(person: User | None) -> Client:
    """One in which somebody has just signed in, and given their password once more."""
    client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
    if person:
        sign_in(client, person)
        client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def _written(request: Request, response: HttpResponse) -> dict[str, Any]:
    says = _words_of(response.content.decode()) if "html" in response.headers.get("Content-Type", "") else []
    goes = response.headers.get("Location", "").partition("?")[0]
    status = response.status_code
    if request.who != "visitor" and goes == "/account/login/":
        goes, status = "", 401  # whoever knocks here should have been let in
    word = "goes" if goes else "explained" if says else "page" if status == 200 else str(status)
    return {"answer": word, "status": status, "says": says}


def _words_of(page: str) -> list[str]:
    """What the page says is wrong: with its fields, or at its head."""
    lists = [text for block in ERRORS.findall(page) for text in re.findall(r"<li>(.*?)</li>", block)]
    return [unescape(text).strip() for text in [*lists, *REFUSAL.findall(page)]]
