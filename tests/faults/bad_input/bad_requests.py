"""Requests that no page of ours would send, for every address there is: made from the routes and the forms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.authorisation.matrix_file import declared
from tests.authorisation.routes import BY_HAND, Route, routes
from tests.faults.bad_input.bad_forms import FORMS
from tests.faults.bad_input.bad_queries import COOKIES, ELSEWHERE, HEADERS, PATHS, QUERIES

URL_ENCODED = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=b"
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
MATRIX = declared()
DOORS = ("a", "therapist", "admin", "single", "visitor", "other")  # the first that gets in knocks

SOME = frozenset({"front", "home", "move", "account_login", "admin:index"})  # for what no route can change
FEW = frozenset({"NUL", "a file", "JSON", "too large"})  # bodies for the doors of Django and allauth


@dataclass(frozen=True)
class Request:
    """One bad request. In its address and body `{...}` stands for what only the world of the run knows."""

    route: Route
    method: str
    what: str
    answer: str
    who: str
    values: dict[str, str] = field(default_factory=dict)
    path: str = ""  # in place of the route's own
    query: str = ""
    body: bytes = b""
    content_type: str = URL_ENCODED
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)  # beside or in place of this person's own
    checks_csrf: bool = False

    @property
    def name(self) -> str:
        return f"{self.method} {self.route.name}: {self.what}"


def requests() -> list[Request]:
    return [one for route in routes() for one in _of(route)]


def takes_posts() -> list[Route]:
    """The addresses that answer a POST otherwise than by "not this way"."""
    return [route for route in routes() if set(MATRIX[route.name, "POST"].values()) - {"405", "login", "404", "403"}]


def _who(route: Route, method: str) -> str:
    if route.name in FORMS:
        return FORMS[route.name].who
    if route.pattern.startswith("admin/"):
        return "admin"
    row = MATRIX[route.name, method]
    return next((kind for word in ("200", "goes", "again", "409") for kind in DOORS if row[kind] == word), "a")


def _of(route: Route) -> Iterator[Request]:
    yield from _of_any(route, _asked_by(route))
    yield from _of_parameters(route)
    if route.name == "help":  # the same for every page
        yield from _of_headers(route)
    for path, answer in PATHS.get(route.name, {}).items():
        yield Request(route, "GET", _short(path), answer, _who(route, "GET"), path=path)
    for query, answer in QUERIES.get(route.name, {}).items():
        yield Request(route, "GET", f"?{_short(query)}", answer, _who(route, "GET"), query=query)
    if route in takes_posts():
        yield from _of_bodies(route)
        yield from _of_fields(route)


def _asked_by(route: Route) -> str:
    """The way in which something is to be had there."""
    return "POST" if set(MATRIX[route.name, "GET"].values()) <= {"405", "login", "second"} else "GET"


def _of_any(route: Route, method: str) -> Iterator[Request]:
    who = _who(route, method)
    body = b"x=y" if method == "POST" else b""
    queries = {
        "NUL in the query": "q=%00",
        "not UTF-8 in the query": "q=%ff",
        "a surrogate in the query": "q=%ED%A0%80",
    }
    for what, query in list(queries.items())[: None if route.ours else 1]:
        yield Request(route, method, what, "400", who, query=query, body=body)
    for charset in ("hex", "unicode_escape")[: None if route.ours else 1]:
        kind = f"{URL_ENCODED}; charset={charset}"
        yield Request(route, method, f"charset {charset}", "400", who, content_type=kind, body=body)
    for host in ("[::1", "evil.example.org", "a b") if route.name in SOME else ():
        yield Request(route, method, f"host {host}", "400", who, headers={"Host": host}, body=body)


def _of_headers(route: Route) -> Iterator[Request]:
    """What a browser sends along with everything; `page` is what a visitor without any of it gets."""
    for name, values in COOKIES.items():
        for what, value in values.items():
            yield Request(route, "GET", f"cookie {name} {what}", "page", "visitor", cookies={name: value})
    for name, values in HEADERS.items():
        for what, value in values.items():
            yield Request(route, "GET", f"{name} {what}", "page", "visitor", headers={name: value})
    for what, value in HEADERS["User-Agent"].items():  # kept, in the list of devices
        yield Request(route, "GET", f"User-Agent {what}, signed in", "page", "a", headers={"User-Agent": value})
    for method in ("BREW", "TRACE", "PROPFIND"):
        yield Request(route, method, "an odd method", "405", "visitor", body=b"x=%00")


def _of_parameters(route: Route) -> Iterator[Request]:
    """Whatever else stands in the address; the resolver or the view must not find it."""
    method = _asked_by(route)
    numbers = ("9" * 30, "9" * 5000, "9223372036854775808", "-1", "0", "x")
    values = {
        "int": numbers,
        "row": numbers,
        "uuid": ("0", "6f1c8f0e0000400080000000000000ff", "{6f1c8f0e-0000-4000-8000-0000000000ff}", "x" * 5000),
        "str": ("x" * 5000, "%EF%BF%BD", "%2e%2e", "null", "٣"),
        "path": ("9" * 30, "9" * 5000, "-1", "%2e%2e", "x"),
        "slug": ("x" * 5000,),
    }
    for kind, name in PARAMETER.findall("" if route.pattern in BY_HAND else route.pattern):
        for value in values[kind or "str"][: None if route.ours else 2]:
            answer = ELSEWHERE.get(route.name, ELSEWHERE.get(name, "404"))
            yield Request(
                route,
                method,
                f"{name} {_short(value)}",
                answer,
                _who(route, method),
                values={f"{route.name}.{name}": value},
            )
        yield Request(
            route, method, f"NUL in {name}", "400", _who(route, method), values={f"{route.name}.{name}": "a%00b"}
        )


def _of_bodies(route: Route) -> Iterator[Request]:
    who = _who(route, "POST")
    file = b'--b\r\nContent-Disposition: form-data; name="x"; filename="x.txt"\r\n\r\nx\r\n--b--\r\n'
    coded = (
        b'--b\r\nContent-Disposition: form-data; name="x"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--\r\n'
    )
    for what, answer, body, kind in (
        ("NUL", "400", b"x=%00", URL_ENCODED),
        ("NUL in a name", "400", b"x%00=y", URL_ENCODED),
        ("NUL, coded", "400", coded, MULTIPART),
        ("not UTF-8", "400", b"x=%ff", URL_ENCODED),
        ("a lone surrogate", "400", b"x=%ED%A0%80", URL_ENCODED),
        ("a file", "400", file, MULTIPART),
        ("binary", "400", b"\x00\x01\xff", URL_ENCODED),
        ("no boundary", "400", b"--b", "multipart/form-data"),
        ("an odd boundary", "400", b"--b", "multipart/form-data; boundary=\xe9"),
        ("half of a form", "400", file[:40], MULTIPART),
        ("JSON", "400", b'{"x": "y"}', "application/json"),
        ("plain text", "400", b"x=y", "text/plain"),
        ("an odd type", "400", b"x=y", "\xff/;;;"),
        ("too large", "413", b"x=" + b"y" * 70_000, URL_ENCODED),
        ("too large a file", "413", file[:-10] + b"y" * 70_000, MULTIPART),
        ("too many fields", "413", b"&".join(b"x=y" for _ in range(1200)), URL_ENCODED),
    ):
        if route.name in SOME or what in FEW:
            yield Request(route, "POST", what, answer, who, body=body, content_type=kind)
    if route.name != "exit":
        yield Request(route, "POST", "no token", "403", who, body=b"x=y", checks_csrf=True)


def _of_fields(route: Route) -> Iterator[Request]:
    form = FORMS.get(route.name)
    for name, bad in form.bad.items() if form else ():
        assert form
        for what, (value, answer) in bad.items():
            fields = [(key, text) for key, text in form.good.items() if key != name]
            filled = fields if value is None else [*fields, (name, value)]
            yield _filled(route, form.who, f"{name} {what.replace('_', ' ')}", answer, filled)
        if answer_twice := _twice(bad):
            first = [(key, text) for key, text in form.good.items() if key != name]
            yield _filled(
                route, form.who, f"{name} twice", answer_twice[1], [*first, (name, "x"), (name, answer_twice[0])]
            )


def _short(text: str) -> str:
    return text if len(text) < 60 else f"{text[:40]}… of {len(text)}"


def _twice(bad: Any) -> tuple[str, str] | None:
    """A list where one value is wanted: the last one counts, and it is bad."""
    return next(((value, answer) for value, answer in bad.values() if value), None)


def _filled(route: Route, who: str, what: str, answer: str, fields: list[tuple[str, str]]) -> Request:
    return Request(route, "POST", what, answer, who, body=urlencode(fields).encode())
