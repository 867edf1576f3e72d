"""Turns that no ordinary dialogue has: open to everyone, in each look, and by keyboard alone."""

import pytest
from playwright.sync_api import expect

from dialogue.protocol.terms import Mode
from imago_site.demo.scripts import moves, script_of
from tests.e2e import scenes
from tests.e2e.accessibility import STILL, check
from tests.e2e.conftest import Known, Pair, Site
from tests.e2e.playing import Players


@pytest.mark.parametrize(
    "kind",
    [("intentional", Mode.SPOKEN, 6, 2), ("containment", Mode.LIVE, 6, 6)],
    ids=["aloud", "rules and a time box"],
)
def test_turns_of_another_kind(site: Site, known: Known, kind: tuple[str, Mode, int, int]) -> None:
    """Looked at after the first moves of the script, and some moves further on."""
    slug, mode, most, further = kind
    players = Players(people(site, known, slug, mode, most), aloud=mode is Mode.SPOKEN, seq=most)
    for page in players.pages.values():
        check(page)
    for who, move, content in list(moves(script_of(slug)))[most : most + further]:
        players.make(who, move, content)
    for page in players.pages.values():
        check(page)


def test_aloud_a_turn_is_announced_and_one_key(site: Site, known: Known) -> None:
    ann, bob = people(site, known, "intentional", Mode.SPOKEN, 6)

    expect(bob.page.locator("#turn button[value=say]")).to_be_visible()
    bob.page.locator("#turn button[value=say]").focus()
    bob.page.keyboard.press("Enter")
    expect(ann.page.locator("#announce")).to_contain_text("Your turn: mirror what Bob said")
    expect(ann.page.locator("#turn button[value=say]")).to_be_focused()
    ann.page.keyboard.press("Enter")
    expect(bob.page.locator("#turn button[value=yes]")).to_be_focused()


def people(site: Site, known: Known, slug: str, mode: Mode, most: int) -> Pair:
    sessions = site.filled_by(scenes.everybody)
    room = site.filled_by(scenes.part_of, slug, mode.value, most)
    ann, bob = (known(name, sessions[name], **STILL) for name in ("Ann", "Bob"))
    for one in (ann, bob):
        one.page.goto(room)
    return ann, bob
