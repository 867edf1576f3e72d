"""The watch over the browsers sees what it is there to see."""

import pytest

from tests.e2e.complaints import Complaints
from tests.e2e.conftest import NewPage


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("console.error('spilled')", "spilled"),
        ("setTimeout(() => { throw new Error('broken'); })", "broken"),
        ("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.1:9/'}))", "CSP: img-src forbids"),
        ("document.body.setAttribute('style', 'color: red')", "CSP: style-src-attr forbids inline"),
        ("fetch('/nowhere/')", "404"),
        ("window.open('http://127.0.0.1:9/')", "asked http://127.0.0.1:9/"),
    ],
)
def test_a_complaint_is_heard(person: NewPage, complaints: Complaints, script: str, words: str) -> None:
    page = person()
    response = page.goto("/")
    assert response is not None
    assert (response.status, complaints) == (200, [])

    page.evaluate(f"() => {{ {script} }}")
    for _ in range(100):
        if any(words in complaint for complaint in complaints):
            break
        page.wait_for_timeout(50)

    assert [complaint for complaint in complaints if words in complaint] != []
    complaints.clear()
