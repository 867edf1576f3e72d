"""How often somebody may do something: counted for each person, and over when its time is."""

from typing import Any

import pytest
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from accounts.auth.rate_limit import allowed, rate_limited
from tests.cast import Cast


def test_the_first_are_allowed_and_no_more(cast: Cast) -> None:
    assert [allowed("knock", cast.ann, most=2, seconds=60) for _ in range(4)] == [True, True, False, False]
    assert allowed("knock", cast.bob, most=2, seconds=60)


def test_a_count_that_began_anew_in_the_middle_ends_too(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Redis asks whether there is a count before it counts; one that ended between has no end until it is given one."""
    ends: list[Any] = []
    monkeypatch.setattr(cache, "incr", lambda _key: 1)
    monkeypatch.setattr(cache, "touch", lambda _key, seconds: ends.append(seconds))
    assert allowed("knock", cast.ann, most=2, seconds=60)
    assert ends == [60]


def test_a_limit_that_is_reached_stands_in_the_log_once(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "site.refused"):
        for _ in range(5):
            allowed("knock", cast.ann, most=2, seconds=60)
    assert [record.getMessage() for record in caplog.records] == [f"limit reached: what=knock account={cast.ann.pk}"]


def test_a_page_that_limits_posts_answers_429_after_them_and_counts_nothing_else(cast: Cast) -> None:
    @rate_limited("knock", most=2, seconds=60, posts_only=True)
    def page(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("come in")

    def status(method: str) -> int:
        request = RequestFactory().generic(method, "/")
        request.user = cast.ann
        return page(request).status_code

    assert [status(method) for method in ("GET", "GET", "GET", "POST", "POST", "POST", "GET")] == [200] * 5 + [429, 200]
