"""Every control of the room does something: each that the templates have is pressed, and a dead one fails here."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Browser, BrowserContext

from tests.e2e import scenes
from tests.e2e.conftest import Site
from tests.e2e.controls.presser import Control, Presser
from tests.e2e.controls.room_states import STATES, State
from tests.e2e.controls.room_templates import controls_of_the_room, mark_controls

KEPT = "Words that stand in no box."
# Before the page's own scripts run.
KEEP = """([address, text]) => document.addEventListener("readystatechange", () => {
  sessionStorage["typed by"] = document.documentElement.dataset.person;
  sessionStorage[`typed room /ws${address}`] = JSON.stringify({ visit: "", fields: {}, texts: [text] });
}, { once: true })"""


@pytest.fixture(scope="module")
def loaded(fresh_var: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site whose controls say where they are written."""
    with Site(fresh_var, tmp_path_factory.mktemp("marked")).loaded(mark_controls) as site:
        yield site


def test_every_control_of_the_room_does_something(loaded: Site, chromium: Browser) -> None:
    pressed: set[Control] = set()
    failed: list[str] = []
    context = chromium.new_context(base_url=loaded.url)
    for state in STATES.values():
        is_left = True
        while is_left:
            with at_room(loaded, context, state) as presser:
                is_left = presser.press_all(pressed)
                failed += presser.failed
    without_script = chromium.new_context(base_url=loaded.url, java_script_enabled=False)
    with at_room(loaded, without_script, STATES["speaking"]) as presser:
        presser.press_all(pressed)
        failed += presser.failed
    assert failed == []
    assert controls_of_the_room() - {control.place for control in pressed} == set()


@contextmanager
def at_room(loaded: Site, context: BrowserContext, state: State) -> Iterator[Presser]:
    """Somebody at a new page of a room in this state. A text is kept in their tab that has no box."""
    with loaded.served() as site:
        sessions = site.filled_by(scenes.everybody)
        address = site.filled_by(state.scene, *state.arguments)
        cookie: SetCookieParam = {"name": "sessionid", "value": sessions[state.name], "url": site.url}
        context.add_cookies([cookie])
        page = context.new_page()
        page.add_init_script(f"({KEEP})({json.dumps([address, KEPT])})")
        presser = Presser(page)
        presser.open(address)
        yield presser
        page.close()
