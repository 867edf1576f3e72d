"""Every protocol of the library, played to its end in two browsers; one of them in every way it can be held."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Mode
from dialogue.texts import words_for
from imago_site.demo.scripts import moves, script_of
from tests.e2e import scenes
from tests.e2e.conftest import Known, Pair, Site
from tests.e2e.playing import Players

Practised = Callable[[str], tuple[Pair, str]]
PLANTED = "a canary that was said aloud"
FIELDS = "main textarea, main input:not([type=hidden], [type=radio], [type=checkbox])"


@pytest.fixture
def practised(site: Site, known: Known) -> Practised:
    """Ann and Bob, with what this protocol needs behind them, and the dialogue that it is about."""

    def pair(slug: str) -> tuple[Pair, str]:
        sessions = site.filled_by(scenes.everybody)
        about = site.filled_by(scenes.ready_for, slug)
        ann, bob = (known(name, sessions[name]) for name in ("Ann", "Bob"))
        return (ann, bob), about

    return pair


def play(site: Site, players: Players, slug: str, address: str, before: Callable[[str, str], None]) -> None:
    """`before` sees each move before it is made."""
    (first, move, content), *rest = moves(script_of(slug))
    players.open(first, address, move, content)
    if PROTOCOLS[slug].needs_therapist:
        site.run(scenes.tess_sits_in, players.key)
        for page in players.pages.values():
            page.reload()
    for who, move, content in rest:
        if who == "house":
            site.run(scenes.time_goes_by, players.key)  # nobody does anything: the room notices by itself
            players.agree()
        else:
            before(who, move)
            players.make(who, move, content)
    protocol = PROTOCOLS[slug]
    players.end_at(str(words_for(protocol, protocol.steps["closed"]).title))


def nothing(_who: str, _move: str) -> None:
    pass


@pytest.mark.parametrize("slug", PROTOCOLS)
def test_two_people_play_it_to_its_end(site: Site, practised: Practised, slug: str) -> None:
    pair, about = practised(slug)

    play(site, Players(pair), slug, f"/dialogue/begin/{slug}/?about={about}", nothing)


def test_over_hours_it_is_the_same_dialogue(site: Site, practised: Practised) -> None:
    pair, _about = practised("intentional")

    play(site, Players(pair), "intentional", f"/dialogue/begin/intentional/?mode={Mode.UNHURRIED}", nothing)


def test_aloud_no_move_takes_a_word_and_none_is_kept(site: Site, practised: Practised) -> None:
    pair, _about = practised("intentional")
    players = Players(pair, aloud=True)
    refused: list[int] = []

    def plant(who: str, move: str) -> None:
        page = players.pages[who]
        expect(page.locator(f"#turn button[value={move}]")).to_have_count(1)
        assert page.locator(FIELDS).all() == []
        asked: dict[str, str | float | bool] = {
            "move_id": str(uuid4()),
            "after": str(players.seq),
            "move": move,
            "text": f"{PLANTED} {players.seq}",
        }
        refused.append(posted(page, f"/dialogue/{players.key}/move/", asked))

    play(site, players, "intentional", f"/dialogue/begin/intentional/?mode={Mode.SPOKEN}", plant)

    assert refused == [409] * (players.seq - 1)
    kept = b"".join(path.read_bytes() for path in site.var.rglob("*") if path.is_file())
    assert b"ann@example.org" in kept  # the search itself works
    assert [code for code in ("utf-8", "utf-16-le", "utf-16-be") if PLANTED.encode(code) in kept] == []


def posted(page: Page, path: str, fields: dict[str, str | float | bool]) -> int:
    """What a form with these fields is answered."""
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    url = page.url.partition("/dialogue/")[0]
    form = {"csrfmiddlewaretoken": token, **fields}
    return page.request.post(f"{url}{path}", form=form, headers={"Referer": page.url}, max_redirects=0).status
