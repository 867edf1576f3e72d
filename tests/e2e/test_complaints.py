"""The watch over the browsers sees what it is there to see."""

import pytest

from tests.e2e.complaints import GIVEN_UP, Complaints
from tests.e2e.conftest import NewPage


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("console.error('spilled')", "spilled"),
        ("setTimeout(() => { throw new Error('broken'); })", "broken"),
        ("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/'}))", "CSP: img-src forbids"),
        ("document.body.setAttribute('style', 'color: red')", "CSP: style-src-attr forbids inline"),
        ("fetch('/nowhere/')", "404"),
        ("new WebSocket(`ws://${location.host}/ws/home/`).close()", GIVEN_UP),
        ("window.open('http://127.0.0.1:9/')", "asked http://127.0.0.1:9/"),
    ],
)
def test_a_complaint_is_heard(
    person: NewPage, complaints: Complaints, monkeypatch: pytest.MonkeyPatch, script: str, words: str
) -> None:
    monkeypatch.setattr(
        "tests.e2e.complaints.PATIENCE", 600
    )  # a busy machine may tell late that a socket was asked for
    page = person()
    response = page.goto("/")
    assert response is not None
    assert (response.status, complaints) == (200, [])

    page.evaluate(f"() => {{ {script} }}")
    complaints.take(words, page)
    complaints.expect("")  # whatever Chromium says of it, too


def test_socket_is_given_up_after_some_seconds_and_not_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    complaints, now = Complaints(), [0.0]
    monkeypatch.setattr("tests.e2e.complaints.time.monotonic", lambda: now[0])
    said = f"WebSocket connection to 'ws://here/' failed: {GIVEN_UP}."
    complaints.hear_socket("ws://here/", "http://here")
    now[0] = 4.0  # a page waits as long
    complaints.hear(said)
    assert complaints == []
    complaints.hear_socket("ws://here/", "http://here")
    now[0] = 5.0
    complaints.hear(said)
    assert complaints == [said]
