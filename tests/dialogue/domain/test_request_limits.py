"""Requests that come to nothing: they cost time, they can be muted, and they leave a record."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db.models import F
from django.test import Client
from django.utils import timezone

from accounts.couples import invitations
from accounts.models import User
from dialogue.domain import request_mute
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import make_move
from dialogue.domain.openings import Opening
from dialogue.domain.request_limits import WAITS, TooSoon, ask, wait_in_words
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.jobs.deadline_moves import moves_of
from dialogue.jobs.scheduler import do_due
from dialogue.models import Dialogue, Event, RequestMute
from dialogue.pages.home import living_part
from dialogue.pages.request_history import unanswered_of
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import WORDY
from tests.cast import Cast
from tests.dialogue.masks import without_form_ids
from tests.stage import TO_FIRST_SEND, Stage

HOUR = timedelta(hours=1)
INTENTIONAL = Opening("intentional")


def title(words: str = "our mornings") -> Move:
    return Move(uuid4(), 0, "ask", Content(Utterance(words)))


def ask_and_take_back(stage: Stage, who: str = "ann", words: str = "our mornings") -> None:
    stage.id = ask(stage.people[who], INTENTIONAL, title(words)).dialogue_id
    stage.move(who, "stop")


def later(by: timedelta) -> None:
    """Everything that is over has been over for longer."""
    Dialogue.objects.exclude(ended_at=None).update(ended_at=F("ended_at") - by)


def home_of(person: User) -> str:
    client = Client()
    client.force_login(person)
    return client.get("/home/").content.decode()


@pytest.fixture
def taken_back(stage: Stage) -> Stage:
    """Ann has asked, and has taken it back."""
    stage.move("ann", "stop")
    return stage


def test_thirty_requests_in_a_row_are_one(client: Client, taken_back: Stage, cast: Cast) -> None:
    client.force_login(cast.ann)
    for number in range(30):
        response = client.post("/dialogue/start/", {"title": f"you will see, {number}", "move_id": str(uuid4())})
        assert response.status_code == 400
    body = response.content.decode()
    assert "Not sent: you took back your last request. Your text is still here. Ask again in 2 minutes." in body
    assert 'value="you will see, 29"' in body
    assert (Dialogue.objects.count(), Event.objects.count()) == (1, 2)
    assert "you will see" not in home_of(cast.bob)


def test_home_says_how_long_it_is_before_anything_is_written(taken_back: Stage, cast: Cast) -> None:
    assert "You can ask again in 2 minutes." in home_of(cast.ann)
    assert "You can ask again" not in home_of(cast.bob)


def test_each_wait_of_a_day_is_longer(taken_back: Stage, cast: Cast) -> None:
    for number, wait in enumerate((*WAITS, WAITS[-1]), start=1):
        later(wait - timedelta(seconds=10))
        with pytest.raises(TooSoon):
            ask(cast.ann, INTENTIONAL, title())
        later(timedelta(seconds=11))
        ask_and_take_back(taken_back)
        assert Dialogue.objects.count() == number + 1


def test_another_day_begins_anew(taken_back: Stage, cast: Cast) -> None:
    for wait in WAITS:
        later(wait)
        ask_and_take_back(taken_back)
    later(timedelta(hours=24))
    assert ask(cast.ann, INTENTIONAL, title()).seq == 1


def test_the_partner_need_not_wait_for_it(taken_back: Stage, cast: Cast) -> None:
    assert ask(cast.bob, INTENTIONAL, title()).seq == 1


def test_what_was_answered_costs_no_time(stage: Stage, cast: Cast) -> None:
    stage.move("bob", "now")
    stage.move("ann", "stop")
    assert ask(cast.ann, INTENTIONAL, title()).seq == 1


@pytest.mark.parametrize("end", ["resume", "stop"])
def test_what_the_partner_ends_by_going_on_costs_only_whom_it_may(stage: Stage, cast: Cast, end: str) -> None:
    """A partner who opened a nested dialogue did not take it back when the other goes on, or ends both."""
    stage.play(TO_FIRST_SEND)
    hurt = Move(uuid4(), 0, "say", Content(Utterance("Ouch. What hurt was the laugh.")))
    nested = ask(cast.bob, Opening("reconnect", parent=stage.id), hurt).dialogue_id
    stage.move("ann", end)
    assert (Dialogue.objects.get(pk=nested).step, wait_in_words(cast.bob), wait_in_words(cast.ann)) == (
        "lapsed",
        "",
        "",
    )
    for person, mine in ((cast.bob, True), (cast.ann, False)):
        assert [(one.past.id, one.mine, one.withdrawn) for one in unanswered_of(person)] == [(nested, mine, None)]


def test_a_request_sent_twice_is_still_one(cast: Cast) -> None:
    move = title()
    first, again = ask(cast.ann, INTENTIONAL, move), ask(cast.ann, INTENTIONAL, move)
    assert (again.dialogue_id, again.again) == (first.dialogue_id, True)


@pytest.mark.parametrize("does", ["nothing", "rests", "mutes"])
def test_a_request_that_lapsed_costs_no_time_whatever_the_other_did(stage: Stage, cast: Cast, does: str) -> None:
    if does == "rests":
        stage.let_rest("bob")
    if does == "mutes":
        request_mute.mute(cast.bob)
    do_due(timezone.now() + 25 * HOUR, scope=moves_of(cast.ann))
    assert ask(cast.ann, INTENTIONAL, title()).seq == 1
    assert [(one.mine, one.withdrawn) for one in unanswered_of(cast.ann)] == [(True, None)]


def test_partner_who_muted_requests_sees_none(stage: Stage, cast: Cast) -> None:
    assert "our evenings" in home_of(cast.bob)
    before = home_of(cast.ann)

    request_mute.mute(cast.bob)

    home = home_of(cast.bob)
    assert ("our evenings" in home, "Show requests again" in home, "Ask Ann" in home) == (False, True, False)
    assert "our evenings" not in living_part(cast.bob)
    assert without_form_ids(home_of(cast.ann)) == without_form_ids(before)


def test_whatever_begins_with_words_for_the_partner_can_be_left_and_muted() -> None:
    """Each step that a first move with words leads to: what came unasked for need be neither answered nor seen."""
    for protocol in PROTOCOLS.values():
        for way in protocol.steps[protocol.first].ways.values():
            assert way.asks not in WORDY or protocol.steps[way.to].may_rest, protocol.slug


def test_partner_who_muted_requests_sees_no_daily_appreciation(client: Client, cast: Cast) -> None:
    words = Move(uuid4(), 0, "say", Content(Utterance("Today I appreciated that you keep quiet.")))
    daily = ask(cast.ann, Opening("daily"), words).dialogue_id
    before = home_of(cast.ann)
    assert "Read and answer" in home_of(cast.bob)
    request_mute.mute(cast.bob)
    home = home_of(cast.bob)
    assert (str(daily) in home, "Show requests again" in home) == (False, True)
    assert without_form_ids(home_of(cast.ann)) == without_form_ids(before)
    client.force_login(cast.bob)
    client.post(f"/dialogue/{daily}/rest/")
    request_mute.unmute(cast.bob)
    assert "You chose not to answer, and" in home_of(cast.bob)
    assert without_form_ids(home_of(cast.ann)) == without_form_ids(before)


def test_partner_who_muted_requests_sees_no_cooling_down(cast: Cast) -> None:
    """Nobody asked for it, and whoever called it moves its hour as often as they like."""
    request_mute.mute(cast.bob)
    until = Content(until=timezone.now() + HOUR)
    cooling = ask(cast.ann, Opening("containment"), Move(uuid4(), 0, "contain", until)).dialogue_id
    assert (str(cooling) in home_of(cast.bob), str(cooling) in home_of(cast.ann)) == (False, True)
    request_mute.unmute(cast.bob)
    assert str(cooling) in home_of(cast.bob)
    longer = Move(uuid4(), 1, "longer", until)
    make_move(cast.bob, cooling, longer)  # he takes part, and so it is a dialogue that runs
    request_mute.mute(cast.bob)
    assert str(cooling) in home_of(cast.bob)


def test_a_mute_shows_the_same_home_whether_somebody_asked_or_not(stage: Stage, cast: Cast) -> None:
    request_mute.mute(cast.bob)
    with_one = home_of(cast.bob)
    stage.move("ann", "stop")
    assert without_form_ids(home_of(cast.bob)) == without_form_ids(with_one)


def test_a_mute_ends_after_a_day_or_when_its_author_says_so(stage: Stage, cast: Cast) -> None:
    request_mute.mute(cast.bob)
    RequestMute.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert "our evenings" in home_of(cast.bob)
    request_mute.mute(cast.bob)
    request_mute.unmute(cast.bob)
    assert ("our evenings" in home_of(cast.bob), RequestMute.objects.count()) == (True, 0)


def test_it_is_muted_from_the_request_and_shown_again_from_home(client: Client, stage: Stage, cast: Cast) -> None:
    client.force_login(cast.bob)
    assert "Mute requests for a day" in client.get(f"/dialogue/{stage.id}/").content.decode()
    assert "Mute requests for a day" in client.get("/sharing/").content.decode()
    assert client.post("/requests/mute/", {"act": "mute"}).headers["Location"] == "/home/"
    assert RequestMute.objects.get().until - timezone.now() > 23 * HOUR
    assert "Show requests again" in client.get("/sharing/").content.decode()
    assert "Show requests again" in client.get(f"/dialogue/{stage.id}/").content.decode()
    assert client.post("/requests/mute/", {"act": "show", "back": "sharing"}).headers["Location"] == "/sharing/"
    assert RequestMute.objects.count() == 0


def test_a_running_dialogue_is_shown_while_requests_are_muted(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    request_mute.mute(cast.bob)
    assert "our evenings" in home_of(cast.bob)


def test_a_mute_ends_with_the_couple(cast: Cast) -> None:
    request_mute.mute(cast.bob)
    assert RequestMute.objects.count() == 1
    invitations.leave(cast.ann)
    assert RequestMute.objects.count() == 0


def test_each_finds_what_was_asked_and_taken_back(client: Client, taken_back: Stage, cast: Cast) -> None:
    request_mute.mute(cast.bob)
    later(HOUR)
    ask_and_take_back(taken_back, words="the car")
    found = [(one.past.title, one.mine, one.withdrawn is not None) for one in unanswered_of(cast.bob)]
    assert found == [("the car", False, True), ("our evenings", False, True)]
    assert [one.mine for one in unanswered_of(cast.ann)] == [True, True]
    assert (unanswered_of(cast.carl), "the car" in home_of(cast.bob)) == ([], False)
    client.force_login(cast.bob)
    assert re.search(r"You were asked: <a [^>]*>the car</a>", client.get("/sharing/").content.decode())


def test_what_an_ex_partner_asked_with_is_not_readable_any_more(taken_back: Stage, cast: Cast) -> None:
    invitations.leave(cast.bob)
    assert [one.past.title for one in unanswered_of(cast.bob)] == [None]
    assert [one.past.title for one in unanswered_of(cast.ann)] == ["our evenings"]
