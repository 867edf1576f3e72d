"""A network that lets no websocket through: the room says so within 10 s, and a whole dialogue goes on all the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import scenes
from tests.e2e.complaints import Complaints
from tests.e2e.conftest import Known, Site
from tests.e2e.line import Line, laid
from tests.e2e.pace import within
from tests.e2e.partners import Partner, close, finish_round, hear
from tests.services import free_port
from tests.stage import TO_FIRST_SEND

SAYS_SO = "Your network blocks live connections"
FIRST = "When you came home late on Tuesday I felt worried and alone."
SECOND = "I sat in the car and did not know how to call."


@pytest.fixture(scope="module")
def lines() -> Iterator[dict[str, Line]]:
    """One proxy that refuses websockets, and one in which they hang."""
    with laid() as refuse, laid() as hang:
        refuse.websockets, hang.websockets = "refuse", "hang"
        yield {"refuse": refuse, "hang": hang}


@pytest.fixture(scope="module")
def loaded(fresh_var: Path, tmp_path_factory: pytest.TempPathFactory, lines: dict[str, Line]) -> Iterator[Site]:
    port = free_port()
    for line in lines.values():
        line.target = port
    origins = ",".join([f"http://127.0.0.1:{port}", *(line.url for line in lines.values())])
    home = tmp_path_factory.mktemp("blocked")
    with Site(fresh_var, home, PORT=str(port), CSRF_TRUSTED_ORIGINS=origins).loaded() as loaded:
        yield loaded


@pytest.fixture
def site(loaded: Site) -> Iterator[Site]:
    with loaded.served() as site:
        yield site


@pytest.mark.parametrize("way", [("refuse", ""), ("hang", "refuse")], ids=["partner on a socket", "both without"])
def test_whole_dialogue_by_plain_requests(
    site: Site, known: Known, lines: dict[str, Line], complaints: Complaints, way: tuple[str, str]
) -> None:
    sessions = site.filled_by(scenes.everybody)
    room, people = site.filled_by(scenes.in_a_dialogue, TO_FIRST_SEND), []
    for name, network in zip(("Ann", "Bob"), way, strict=True):
        options = {"base_url": lines[network].url} if network else {}
        people.append(known(name, sessions[name], **options))
        people[-1].page.goto(room)
    ann, bob = people
    with within(10.0, ann.page):
        for one, network in zip(people, way, strict=True):
            notice = one.page.locator("#plain-requests")
            expect(notice).to_contain_text(SAYS_SO)
            expect(notice).to_be_visible(visible=bool(network))
    draft_and_presence(ann, bob)
    whole_dialogue(ann, bob)
    said = [one.page.locator("#transcript > li p").all_inner_texts()[1:] for one in people]
    assert said[0] == said[1]
    assert [said[0].count(words) for words in (FIRST, SECOND, "That you stayed.")] == [1, 1, 1]
    complaints.expect("WebSocket")


def test_a_request_reaches_a_home_page_without_a_websocket(
    site: Site, known: Known, lines: dict[str, Line], complaints: Complaints
) -> None:
    sessions = site.filled_by(scenes.everybody)
    ann, bob = known("Ann", sessions["Ann"], base_url=lines["refuse"].url), known("Bob", sessions["Bob"])
    for one in (ann, bob):
        one.page.goto("/home/")
    bob.ask("our evenings")
    expect(ann.page.locator("#live")).to_contain_text("Bob would like to talk")
    complaints.expect("WebSocket")


def draft_and_presence(ann: Partner, bob: Partner) -> None:
    """What is typed is kept and comes back with the page; Bob is told that Ann is there, and that she writes."""
    box = ann.page.locator("[data-box]")
    box.press_sequentially("When you came")
    expect(bob.page.locator("#presence")).to_have_attribute("data-writing", "yes")
    expect(ann.page.locator("#saving")).to_have_text("Saved")
    ann.page.reload()
    expect(box).to_have_value("When you came")
    expect(ann.page.locator("#plain-requests")).to_be_visible()
    expect(bob.page.locator("#presence")).to_have_attribute("data-here", "yes")


def whole_dialogue(ann: Partner, bob: Partner) -> None:
    hear(ann, bob, FIRST)
    finish_round(ann, bob)
    bob.answers("Your turn: do you want to speak now?", "Yes, I’d like to speak now")
    hear(bob, ann, SECOND)
    finish_round(bob, ann)
    close(bob, ann)
