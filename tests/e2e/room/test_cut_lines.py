"""A line that is cut or silent in the middle of a sentence: no word is lost or doubled, the page tells the truth."""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.e2e import scenes
from tests.e2e.complaints import GIVEN_UP, Complaints
from tests.e2e.conftest import Known, Pair, Site
from tests.e2e.line import Line, laid
from tests.e2e.pace import within
from tests.e2e.partners import Partner
from tests.services import free_port
from tests.stage import AT_THE_END, TO_FIRST_SEND

SENTENCE = "When you came home late on Tuesday I felt worried and alone."
OFFLINE = "You’re offline. Your text is safe here, and what you’ve sent goes out when the connection is back."
UNSAVED = "The server can’t save right now. Your text is safe here, and we’ll try again every few seconds."
AGAIN = 3.0  # seconds after the line is whole until all is as it should be
CUTS = (2, 60) if os.environ.get("SOAK") == "1" else (2,)  # seconds


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    with laid() as line:
        yield line


@pytest.fixture(scope="module")
def loaded(fresh_var: Path, tmp_path_factory: pytest.TempPathFactory, line: Line) -> Iterator[Site]:
    """The site, which is reached at its own port and over the line."""
    line.target = free_port()
    origins = f"http://127.0.0.1:{line.target},{line.url}"
    home, port = tmp_path_factory.mktemp("cut"), str(line.target)
    with Site(fresh_var, home, PORT=port, CSRF_TRUSTED_ORIGINS=origins).loaded() as loaded:
        yield loaded


@pytest.fixture
def site(loaded: Site) -> Iterator[Site]:
    with loaded.served() as site:
        yield site


@pytest.fixture
def begun(site: Site, known: Known, line: Line) -> Iterator[Pair]:
    """A couple in the room, where Ann is to speak. Ann's browser hangs on the line."""
    sessions = site.filled_by(scenes.everybody)
    room = site.filled_by(scenes.in_a_dialogue, TO_FIRST_SEND)
    ann, bob = known("Ann", sessions["Ann"], base_url=line.url), known("Bob", sessions["Bob"])
    ann.page.clock.install()  # goes on as ever, until somebody sleeps
    for one in (ann, bob):
        one.page.goto(room)
    ann.sees("Your turn: say what’s on your mind")
    yield ann, bob
    line.heal()


def gone(ann: Partner, line: Line, seconds: float) -> None:
    """Takes Ann's network away for so long."""
    line.cut()
    ann.page.context.set_offline(True)
    ann.page.wait_for_timeout(seconds * 1000)
    line.heal()
    ann.page.context.set_offline(False)


def says_only_that_the_line_broke(complaints: Complaints) -> None:
    complaints.expect("ERR_", GIVEN_UP)
    assert complaints == []


def both_read(pair: Pair, *said: str) -> None:
    """This and nothing else was said, after the line that it was asked for with."""
    for one in pair:
        expect(one.page.locator("#transcript > li p")).to_have_text(["our evenings", *said])


@pytest.mark.soak
@pytest.mark.parametrize("seconds", CUTS)
def test_cut_while_typing_keeps_every_word(begun: Pair, line: Line, complaints: Complaints, seconds: int) -> None:
    ann, _bob = begun
    box, saving = ann.page.locator("[data-box]"), ann.page.locator("#saving")
    box.press_sequentially("When you came home")
    expect(saving).to_have_text("Saved")
    line.cut()
    box.press_sequentially(" late")
    expect(saving).to_have_text(OFFLINE)
    gone(ann, line, seconds)

    with within(AGAIN, ann.page):
        expect(saving).to_have_text("Saved")
    expect(box).to_have_value("When you came home late")
    ann.presses("Send to Bob")
    both_read(begun, "When you came home late")
    says_only_that_the_line_broke(complaints)


def test_a_level_that_is_pressed_without_a_line_is_noted_when_it_is_back(
    site: Site, known: Known, line: Line, complaints: Complaints
) -> None:
    sessions = site.filled_by(scenes.everybody)
    ann = known("Ann", sessions["Ann"], base_url=line.url)
    ann.page.goto(site.filled_by(scenes.in_a_dialogue, "bob now"))
    ann.page.wait_for_selector("#presence:not([data-here=''])")
    line.cut()
    expect(ann.page.locator("#saving")).to_have_text(OFFLINE)
    for level in ("4", "7"):
        ann.page.locator(".levels label", has_text=level).click()
        ann.presses("Save my number")
    line.heal()
    expect(ann.page.locator("[data-live=body_check]")).to_have_text("Saved: 7", timeout=30_000)
    says_only_that_the_line_broke(complaints)


def test_a_level_that_is_pressed_into_a_silent_line_is_noted_when_it_is_back(
    site: Site, known: Known, line: Line, complaints: Complaints
) -> None:
    sessions = site.filled_by(scenes.everybody)
    ann = known("Ann", sessions["Ann"], base_url=line.url)
    ann.page.goto(site.filled_by(scenes.in_a_dialogue, "bob now"))
    ann.page.wait_for_selector("#presence:not([data-here=''])")
    line.swallow("up")
    ann.page.locator(".levels label", has_text="7").click()
    ann.presses("Save my number")
    line.heal()
    expect(ann.page.locator("[data-live=body_check]")).to_have_text("Saved: 7", timeout=30_000)
    says_only_that_the_line_broke(complaints)


def test_what_is_answered_at_the_end_on_a_silent_line_is_saved_before_the_dialogue_closes(
    site: Site, known: Known, line: Line, complaints: Complaints
) -> None:
    sessions = site.filled_by(scenes.everybody)
    ann = known("Ann", sessions["Ann"], base_url=line.url)
    ann.page.goto(site.filled_by(scenes.in_a_dialogue, f"{AT_THE_END}\nbob ready"))
    ann.page.wait_for_selector("#presence:not([data-here=''])")
    line.swallow("up")
    ann.page.locator(".levels label", has_text="7").nth(0).click()
    ann.page.locator(".levels label", has_text="3").nth(1).click()
    ann.page.get_by_label("Keep this dialogue").uncheck()
    with ann.page.expect_request("**/closing/"):
        ann.presses("Close the dialogue")
    line.heal()
    expect(ann.page.locator("#turn h1")).to_have_text("You’re done for today", timeout=30_000)
    assert site.run(scenes.answers_at_the_end) == [7, 3, False]
    says_only_that_the_line_broke(complaints)


@pytest.mark.soak
@pytest.mark.parametrize("lost", [("up", "down"), ("down",)], ids=["the words", "the answer"])
@pytest.mark.soak
@pytest.mark.parametrize("seconds", CUTS)
def test_cut_while_sending_says_it_once(
    begun: Pair, line: Line, complaints: Complaints, lost: tuple[str, ...], seconds: int
) -> None:
    ann, bob = begun
    ann.writes(SENTENCE)
    line.swallow(*lost)
    ann.presses("Send to Bob")
    if lost == ("down",):
        bob.sees("Your turn: mirror what Ann said")
    expect(ann.page.locator("[data-box]")).to_have_value(SENTENCE)
    gone(ann, line, seconds)

    with within(AGAIN, ann.page):
        ann.sees("Bob is mirroring you")
        bob.sees("Your turn: mirror what Ann said")
    expect(ann.page.locator("#saving")).to_have_text("")
    both_read(begun, SENTENCE)
    says_only_that_the_line_broke(complaints)


def test_browser_that_slept_shows_what_happened_meanwhile(begun: Pair, line: Line, complaints: Complaints) -> None:
    ann, bob = begun
    ann.page.locator("[data-box]").press_sequentially("When you came home")
    expect(ann.page.locator("#saving")).to_have_text("Saved")
    line.swallow("up", "down")
    bob.presses("Ouch")
    bob.reads("Bob: ouch")
    ann.page.clock.fast_forward(8 * 60 * 60 * 1000)
    line.heal()
    with within(AGAIN, ann.page):
        ann.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        ann.reads("Bob: ouch")
    expect(ann.page.locator("[data-box]")).to_have_value("When you came home")
    says_only_that_the_line_broke(complaints)


def test_lost_network_is_said_in_three_seconds_and_taken_back_once_it_is_there(
    begun: Pair, complaints: Complaints
) -> None:
    ann, bob = begun
    saving, presence = ann.page.locator("#saving"), ann.page.locator("#presence")
    ann.page.locator("[data-box]").press_sequentially("When you came home")
    expect(saving).to_have_text("Saved")
    expect(presence).to_have_attribute("data-here", "yes")
    ann.page.context.set_offline(True)
    with within(3.0, bob.page):
        expect(saving).to_have_text(OFFLINE)
    expect(presence).to_have_text("You’re offline")
    expect(presence).to_have_attribute("data-here", "no")
    ann.page.context.set_offline(False)
    expect(saving).to_have_text("Saved")
    expect(presence).to_have_text("Bob is here")
    says_only_that_the_line_broke(complaints)


def test_a_server_that_cannot_save_is_no_lost_line_and_the_words_stay(begun: Pair, complaints: Complaints) -> None:
    """As with a full disk (`tests/faults/test_full_disk.py`): each draft and each move is answered with 4507."""
    ann, _bob = begun
    saving, box, disk = ann.page.locator("#saving"), ann.page.locator("[data-box]"), {"full": True}

    def pass_on(line: WebSocketRoute) -> None:
        server = line.connect_to_server()

        def hear(message: str | bytes) -> None:
            if disk["full"] and any(kind in str(message) for kind in ('"draft"', '"move"')):
                line.close(code=4507)
            else:
                server.send(message)

        line.on_message(hear)

    ann.page.route_web_socket(re.compile("/ws/dialogue/"), pass_on)
    ann.page.reload()
    expect(ann.page.locator("#presence")).to_have_text("Bob is here")
    box.press_sequentially("When you came home")
    expect(saving).to_have_text(UNSAVED)
    expect(ann.page.locator("#presence")).to_have_text("Bob is here")
    ann.page.reload()
    expect(box).to_have_value("When you came home")
    disk["full"] = False
    expect(saving).to_have_text("Saved")
    ann.page.reload()
    expect(box).to_have_value("When you came home")
    says_only_that_the_line_broke(complaints)  # where a reload meets a socket that comes again


def test_there_and_back_again_keeps_what_was_written(begun: Pair) -> None:
    ann, bob = begun
    ann.page.locator("[data-box]").press_sequentially("When you came home")
    expect(ann.page.locator("#saving")).to_have_text("Saved")
    ann.page.goto("/home/")
    ann.page.go_back()

    expect(ann.page.locator("[data-box]")).to_have_value("When you came home")
    ann.presses("Send to Bob")
    bob.sees("Your turn: mirror what Ann said")
    both_read(begun, "When you came home")


@pytest.mark.parametrize("hours", [-30, 30])
def test_a_clock_that_is_wrong_changes_nothing(begun: Pair, hours: int) -> None:
    ann, bob = begun
    ann.page.clock.set_system_time(time.time() * 1000 + hours * 60 * 60 * 1000)
    ann.says("Your turn: say what’s on your mind", SENTENCE, "Send to Bob")
    bob.says("Your turn: mirror what Ann said", "When I came home late you felt alone.", "Send to Ann")

    ann.answers("Your turn: did Bob get that?", "Yes, you got me")
    bob.sees("Ann says you got it. Ask if there’s more")
    expect(ann.page.locator("#saving")).to_have_text("")
    both_read(begun, SENTENCE, "When I came home late you felt alone.")
