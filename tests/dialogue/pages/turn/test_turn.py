"""What one person sees and may do now."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dialogue.care import live_seat
from dialogue.domain.access import room_for
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.jobs.scheduler import do_due
from dialogue.models import LiveSeat
from dialogue.pages.render import bar_html, turn_context, turn_html
from dialogue.pages.turn.turn import Turn, turn_for, turn_from
from dialogue.protocol.library import PROTOCOLS
from tests.cast import Cast, in_care
from tests.dialogue.pages.whole_views import NOW, some_rooms
from tests.library import turns, with_practice
from tests.stage import ROUND_ONE, TO_FIRST_SEND, Stage

FILLED = re.compile(r'<button class="main"')


def turn_of(stage: Stage, who: str) -> Turn:
    return turn_for(room_for(stage.people[who], stage.id))


def moves_of(turn: Turn) -> list[str]:
    return [move for group in turn.forms.groups for move, _label in group.buttons]


def test_ready_partner_reads_that_they_wait_and_may_choose_another_time(stage: Stage) -> None:
    stage.move("bob", "now")
    before = turn_of(stage, "ann").instructions.key
    stage.move("ann", "ready")

    turn = turn_of(stage, "ann")
    assert (turn.instructions.title, moves_of(turn)) == ("You’ve arrived. Bob is taking a moment", ["later"])
    assert turn.instructions.key != before
    assert turn_of(stage, "bob").instructions.title == "Arrive first, each of you"


def test_partner_who_is_back_from_a_pause_reads_words_of_their_own(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("bob", "pause", minutes=5)
    assert [turn_of(stage, who).instructions.title for who in ("ann", "bob")] == ["A pause", "A pause"]

    stage.move("ann", "resume")
    assert turn_of(stage, "ann").instructions.title == "You’re ready to go on. Bob isn’t ready yet"


def test_a_pause_asks_whoever_was_ready_before_it_to_come_back(stage: Stage) -> None:
    stage.move("bob", "now")
    stage.move("ann", "ready")
    stage.move("bob", "pause", minutes=5)
    assert [turn_of(stage, who).instructions.title for who in ("ann", "bob")] == ["A pause", "A pause"]

    stage.move("bob", "resume")
    titles = [turn_of(stage, who).instructions.title for who in ("ann", "bob")]
    assert titles == ["A pause", "You’re ready to go on. Ann isn’t ready yet"]


@pytest.mark.xdist_group("reachable")  # where the states of each protocol are known
@pytest.mark.parametrize("slug", PROTOCOLS)
def test_a_waiting_screen_has_no_filled_button(slug: str) -> None:
    """What is pressed there moves both, so it is folded away and says so."""
    for room, facts in some_rooms(slug):
        turn = turn_from(room, facts, now=NOW)
        if turn.instructions.key.partition(".")[2].startswith("waits"):
            html = turn_html(turn_context(turn))
            own = html.count("data-break=")  # folds of focus mode, which move nobody
            folds = html.count('<details class="fold"') - own
            assert FILLED.findall(html) == []
            assert folds == html.count("This is for both of you.") == len(turn.forms.groups)


def test_hint_follows_the_third_loop(stage: Stage) -> None:
    stage.play(f"{TO_FIRST_SEND}\nann say a\nbob say b")
    for _ in range(2):
        stage.play("ann not_yet\nann say a\nbob say b")
        assert turn_of(stage, "ann").instructions.hint == ""
    stage.play("ann not_yet\nann say a\nbob say b")

    assert turn_of(stage, "ann").instructions.hint.startswith("This part is hard to mirror:")


def test_hint_follows_ten_sends(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    for _ in range(10):
        stage.play("ann say a\nbob say a\nann yes\nbob ask_more")
        assert turn_of(stage, "ann").instructions.hint == ""
        stage.move("ann", "more")
    stage.play("ann say a\nbob say a\nann yes\nbob ask_more")

    assert turn_of(stage, "ann").instructions.hint.endswith("enough for today?")


def test_second_round_offers_its_own_stem(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    assert turn_of(stage, "ann").instructions.stems == ("I feel…", "What’s bothering me is…", "I need…")

    stage.play(f"{ROUND_ONE}\nbob switch")
    assert turn_of(stage, "bob").instructions.stems == ("What happened in me as I listened was…",)


def test_what_is_mirrored_stays_pinned(stage: Stage) -> None:
    stage.play(f"{TO_FIRST_SEND}\nann say When you came home late\nbob say You came")

    assert [pin.text for pin in turn_of(stage, "ann").pins] == ["When you came home late", "You came"]


@pytest.mark.parametrize("who", ["ann", "bob"])
def test_putting_off_is_counted_for_oneself_only(stage: Stage, who: str) -> None:
    later = timezone.now() + timedelta(hours=3)
    for _ in range(2):
        stage.move("bob", "later", until=later)
        do_due(later + timedelta(hours=3))

    assert turn_of(stage, who).forms.put_off == {"ann": 0, "bob": 2}[who]


@pytest.mark.parametrize("slug", PROTOCOLS)
def test_templates_of_a_turn_ask_the_database_nothing(cast: Cast, slug: str) -> None:
    shown = 0
    for pk in turns(cast, slug, about=with_practice(cast, PROTOCOLS[slug])):
        for person in (cast.ann, cast.bob):
            context = turn_context(turn_for(room_for(person, pk)))
            with CaptureQueriesContext(connection) as asked:
                shown += len(turn_html(context)) + len(bar_html(context))
            assert [query["sql"] for query in asked] == []

    assert shown


def test_templates_of_a_held_turn_with_a_guest_ask_the_database_nothing(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    LiveSeat.objects.create(dialogue=stage.row, therapist=in_care(cast).therapist, agreed="ab")
    live_seat.suggest(cast.tess, stage.id, "What I was afraid of is…")
    contexts = [turn_context(turn_of(stage, who)) for who in ("ann", "bob")]
    open_dialogue(cast.ann, Opening("reconnect", parent=stage.id), Move(uuid4(), 0, "say", Content(Utterance("Ouch."))))
    contexts += [turn_context(turn_of(stage, who)) for who in ("ann", "bob")]

    with CaptureQueriesContext(connection) as asked:
        pages = [turn_html(context) for context in contexts]

    sits = ("Tess is sitting in", "Tess can read")
    assert [(any(one in page for one in sits), "Open that dialogue" in page) for page in pages] == [
        (True, False),
        (True, False),
        (True, True),
        (True, True),
    ]
    assert list(asked) == []
