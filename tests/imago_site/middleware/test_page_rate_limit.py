"""Pages that take a server long: how many of them one person opens in a minute is counted."""

import pytest
from django.conf import settings
from django.test import Client

from imago_site.middleware.page_rate_limit import COSTLY, COSTLY_POSTS, TIMES
from tests.authorisation.routes import routes
from tests.cast import Cast, gather
from tests.stage import WHOLE, Stage


@pytest.fixture
def cast(db: None, monkeypatch: pytest.MonkeyPatch) -> Cast:
    monkeypatch.setattr(settings, "MOVES_A_MINUTE", 2)
    return gather()


def test_costly_pages_of_all_kinds_are_counted_together(client: Client, cast: Cast) -> None:
    stage = Stage(cast)
    stage.play(WHOLE)
    client.force_login(cast.ann)
    pages = (f"/dialogue/{stage.id}/transcript/", "/sharing/", "/workbook/check-ins/", "/workbook/profile/")
    assert [client.get(page).status_code for page in pages[: 2 * TIMES]] == [200] * 2 * TIMES
    assert {client.get(page).status_code for page in pages} == {429}
    assert client.get("/home/").status_code == 200
    client.force_login(cast.bob)
    assert client.get("/sharing/").status_code == 200


def test_the_picture_of_a_link_is_drawn_only_so_often(client: Client, cast: Cast) -> None:
    client.force_login(cast.ann)
    assert [client.get("/partner/").status_code for _ in range(2 * TIMES + 1)] == [200] * 2 * TIMES + [429]


def test_every_costly_page_is_one_that_there_is() -> None:
    assert (COSTLY | COSTLY_POSTS) - {route.name for route in routes()} == set()


@pytest.mark.parametrize("address", ["/partner/invite/send/", "/requests/mute/"])
def test_a_form_that_costs_something_is_counted_too(client: Client, cast: Cast, address: str) -> None:
    client.force_login(cast.ann)
    found = [client.post(address, {"act": "mute"}).status_code for _ in range(2 * TIMES + 1)]
    assert found == [302] * 2 * TIMES + [429]
