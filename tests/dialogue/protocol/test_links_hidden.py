"""Which lines somebody else may read, for each of the four ways in which two people share."""

import pytest

from dialogue.pages.transcripts import facts_of
from dialogue.protocol import links
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Fact, Seat
from tests.cast import Cast
from tests.library import play, with_practice
from tests.stage import WHOLE, Stage

A, B = Seat.A, Seat.B


@pytest.fixture
def played(cast: Cast) -> Stage:
    stage = Stage(cast)
    stage.play(WHOLE)
    return stage


def readable(stage: Stage, *sharing: Seat) -> list[tuple[str, str]]:
    """Seat and step of every line with words that may be read."""
    events = list(stage.row.events.all())
    hidden = links.hidden(stage.row.protocol, facts_of(events), frozenset(sharing))
    return [(event.seat, event.step) for event in events if event.sealed and event.seq not in hidden]


def test_nobody_shares_nothing_is_read(played: Stage) -> None:
    assert readable(played) == []


def test_both_share_everything_is_read(played: Stage) -> None:
    assert len(readable(played, A, B)) == played.row.events.exclude(sealed=None).count()


def test_one_shares_their_own_words_and_no_restating_of_the_other(played: Stage) -> None:
    assert readable(played, A) == [
        ("a", "request"),
        ("a", "send"),
        ("a", "send_check"),
        ("a", "send"),
        ("a", "clarify"),
        ("a", "empathise_check"),
        ("a", "received"),
        ("a", "appreciate_back"),
    ]
    assert readable(played, B) == [("b", "send"), ("b", "received"), ("b", "appreciate")]


def test_what_repeats_an_earlier_dialogue_is_read_only_while_both_share(cast: Cast) -> None:
    about = with_practice(cast, PROTOCOLS["follow_up"])
    row = play(cast, "follow_up", about=about)
    protocol, facts = row.protocol, facts_of(list(row.events.all()))
    repeating = (len(facts) + 1, Fact(B, "another", "next", 1))

    def read(*sharing: Seat) -> bool:
        return repeating[0] not in links.hidden(protocol, [*facts, repeating], frozenset(sharing))

    assert [read(), read(A), read(B), read(A, B)] == [False, False, False, True]
