"""Every protocol of the library, played to its end through the real services, in words and aloud."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.utils import timezone

from dialogue.domain.access import room_for
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import make_move
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.validation import Content, NotUsable
from dialogue.models import Dialogue
from dialogue.pages.prepared_views.prepared_turns import turn_view
from dialogue.pages.render import bar_html, turn_context, turn_html
from dialogue.pages.turn.turn import turn_from
from dialogue.pages.turn.turn_facts import facts_for
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Mode, Protocol
from dialogue.realtime import updates
from dialogue.texts import ABOUT, words_for
from imago_site.demo.scripts import moves, script_of
from tests.cast import Cast
from tests.dialogue.masks import without_form_ids
from tests.library import play, turns, with_practice

ROOT = Path(__file__).parents[3]
every_protocol = pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=PROTOCOLS)


@every_protocol
def test_its_script_leads_to_a_proper_close_and_each_turn_can_be_shown_to_both(cast: Cast, protocol: Protocol) -> None:
    for pk in turns(cast, protocol.slug, about=with_practice(cast, protocol)):
        for person in (cast.ann, cast.bob):
            room, now = room_for(person, pk), timezone.now()
            facts = facts_for(room)
            turn, frame = turn_from(room, facts, now=now), updates.turn_frame(turn_view(room, facts, now), bar=True)
            whole = turn_html(turn_context(turn)), bar_html(turn_context(turn))
            assert [frame.key, *map(without_form_ids, (frame.html, frame.bar or ""))] == [
                turn.instructions.key,
                *map(without_form_ids, whole),
            ]

    row = Dialogue.objects.get(pk=pk)
    assert (row.step, row.ended_at is None) == ("closed", False)


@pytest.mark.parametrize("slug", [slug for slug, one in PROTOCOLS.items() if Mode.SPOKEN in one.modes])
def test_held_aloud_it_closes_without_a_word_in_the_log(cast: Cast, slug: str) -> None:
    with_practice(cast, PROTOCOLS[slug])

    row = play(cast, slug, Mode.SPOKEN)

    assert (row.step, row.events.exclude(sealed=None).count()) == ("closed", 0)


@every_protocol
def test_every_step_has_its_words(protocol: Protocol) -> None:
    assert all(str(words) for words in (ABOUT[protocol.slug].name, ABOUT[protocol.slug].about))
    for step in protocol.steps.values():
        words = words_for(protocol, step)
        people = {move for move, way in step.ways.items() if way.by is None and not way.retired}
        waits = bool(people) and step.key != protocol.first
        assert people <= set(words.moves), step.key
        assert set(step.ways) <= set(words.event_labels), step.key
        assert bool(str(words.title)) or step.key == protocol.first, step.key
        assert not waits or (str(words.waiting) and str(words.waiting_tip)), step.key


def test_a_request_is_given_only_when_it_can_be_given(cast: Cast) -> None:
    with_practice(cast, PROTOCOLS["change_request"])
    people = {"ann": cast.ann, "bob": cast.bob}
    (first, move, content), *rest = moves(script_of("change_request"))
    pk = open_dialogue(people[first], Opening("change_request"), Move(uuid4(), 0, move, content)).dialogue_id
    for who, move, content in rest:
        row = Dialogue.objects.get(pk=pk)
        if row.step == "first":
            unticked = Content(content.utterance, ticks=content.ticks[:4])
            with pytest.raises(NotUsable):
                make_move(people[who], pk, Move(uuid4(), row.seq, move, unticked))
            break
        make_move(people[who], pk, Move(uuid4(), row.seq, move, content))
    assert Dialogue.objects.get(pk=pk).step == "first"


def test_a_parent_and_child_wait_for_their_therapist(cast: Cast) -> None:
    with_practice(cast, PROTOCOLS["parent_child"])
    people = {"ann": cast.ann, "bob": cast.bob}
    (first, move, content), *rest = moves(script_of("parent_child"))
    pk = open_dialogue(people[first], Opening("parent_child"), Move(uuid4(), 0, move, content)).dialogue_id
    for who, move, content in rest[:4]:
        make_move(people[who], pk, Move(uuid4(), Dialogue.objects.get(pk=pk).seq, move, content))

    with pytest.raises(NotUsable):
        make_move(cast.bob, pk, Move(uuid4(), Dialogue.objects.get(pk=pk).seq, "ready"))

    assert Dialogue.objects.get(pk=pk).step == "intent"


def test_no_protocol_is_known_by_its_name_outside_the_library() -> None:
    rooms = [[*(ROOT / "dialogue" / room).rglob("*.py")] for room in ("domain", "realtime", "pages")]
    assert min(map(len, rooms)) > 5  # a room that has another name now would hold nothing, and nothing amiss
    rules = [path for room in rooms for path in room]
    rules += (ROOT / "dialogue" / "protocol").glob("*.py")  # the library is a folder of its own
    named = re.compile("slug.*?=.*?[\"'](" + "|".join(PROTOCOLS) + ")[\"']")
    templates = sorted((ROOT / "templates" / "dialogue").rglob("*.html"))

    assert len(templates) > 20
    assert [path.name for path in (*rules, *templates) if named.search(path.read_text(encoding="utf-8"))] == []
