"""Every page that a kind of person can walk to: strict headers, nothing inline, no request to another origin.

The browsers' complaints (a forbidden style, a missing file, a request elsewhere) fail the test in `conftest.person`.
"""

from urllib.parse import urldefrag, urljoin, urlparse

import pytest
from playwright.sync_api import Page, Response

from tests.e2e.conftest import NewPage, Site
from tests.e2e.partners import Partner

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
def test_every_page_that_one_can_walk_to_is_strict(
    site: Site, person: NewPage, name: str, start: str, least: int
) -> None:
    site.manage("shell", "--command", "from tests.e2e import practice; practice.open_it()")
    page = person()
    if name:
        Partner(page, name).sign_in(to="**/account/2fa/" if name == "Tess" else "**/home/")
    if name in {"Tess", "Ada"}:
        site.manage("shell", "--command", f"from tests.e2e import practice; practice.add_second_step('{name}')")
    seen = walk(page, start)
    assert len(seen) >= least, seen
