"""Every page that a kind of person can walk to: strict headers, nothing inline, no request to another origin.

The browsers' complaints (a forbidden style, a missing file, a request elsewhere) fail the test in `conftest.person`.
"""

from urllib.parse import urldefrag, urljoin, urlparse

import pytest
from playwright.sync_api import Page, Response

from tests.e2e import scenes
from tests.e2e.conftest import Known, Site

MOST = 120  # pages; more would be a walk in circles
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
POLICY = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "form-action 'self'")


def walk(page: Page, start: str) -> list[str]:
    """Follows every link of this origin, each path once. The paths that were seen."""
    waiting, seen = [start], []
    while waiting:
        path = waiting.pop(0)
        response = page.goto(path)
        assert response
        check(response)
        seen.append(path)
        assert len(seen) <= MOST
        for link in page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))"):
            found = urlparse(urldefrag(urljoin(page.url, link))[0])
            here = f"{found.scheme}://{found.netloc}" == f"{urlparse(page.url).scheme}://{urlparse(page.url).netloc}"
            if here and found.path not in seen and found.path not in waiting and not _is_file(found.path):
                waiting.append(found.path)
    return seen


def _is_file(path: str) -> bool:
    return path.startswith("/static/") or "/download" in path


def check(response: Response) -> None:
    headers = response.headers
    assert response.status in {200, 404}, response.url
    assert {name: headers.get(name) for name in HEADERS} == HEADERS, response.url
    assert [part for part in POLICY if part not in headers["content-security-policy"]] == []
    assert "no-store" in headers["cache-control"], response.url
    assert "unsafe" not in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]


@pytest.mark.parametrize(
    ("name", "start", "least"),
    [("", "/", 6), ("Ann", "/home/", 20), ("Eve", "/home/", 14), ("Tess", "/caseload/", 18), ("Ada", "/admin/", 30)],
)
def test_every_page_that_one_can_walk_to_is_strict(site: Site, known: Known, name: str, start: str, least: int) -> None:
    sessions = site.filled_by(scenes.everybody) | site.filled_by(scenes.at_work)
    seen = walk(known(name, sessions.get(name, "")).page, start)
    assert len(seen) >= least, seen
