"""The page of a try: the room's own turn and log, for a visitor. Without a database."""

from django.utils import timezone

from dialogue.pages.try_alone.dialogue_in_memory import MOST_TEXT, Try, played
from dialogue.pages.try_alone.guide import GUIDE, YOUR_LABELS
from dialogue.pages.try_alone.try_page import context_of, look_at
from dialogue.texts import words_for
from tests.dialogue.pages.try_alone.visitor_moves import WHOLE, say


def tries() -> list[Try]:
    now = timezone.now()
    return [played(WHOLE[:number], now) for number in range(len(WHOLE) + 1)] + [
        played([say("You feel alone.")], now),
        played([say("Whatever")], now),
    ]


def test_each_turn_has_the_room_s_title_and_a_sentence_that_teaches() -> None:
    for tried in tries()[:-2]:
        shown, row = context_of(tried), tried.room.dialogue
        title = str(words_for(row.protocol, tried.room.step).title).format(partner="Sam")
        assert tried.over or (shown["turn"].instructions.title, bool(shown["guide"])) == (title, True)


def test_each_turn_offers_what_may_be_done_and_nothing_else() -> None:
    for tried in tries():
        groups = context_of(tried)["turn"].forms.groups
        assert [move for group in groups for move, _label in group.buttons if not tried.offers(move)] == []
        assert bool(groups) != tried.over


def test_nothing_of_the_visitor_is_said_of_somebody_with_a_name() -> None:
    labels = {item["label"] for tried in tries() for item in context_of(tried)["lines"] if item["line"].seat == "a"}
    pins = {pin.label for tried in tries() for pin in context_of(tried)["turn"].pins if pin.seat == "a"}
    assert (labels | pins) - set(map(str, YOUR_LABELS.values())) == set()


def test_every_sentence_that_teaches_stands_at_a_turn_of_the_visitor() -> None:
    steps = {(tried.room.dialogue.step, tried.room.dialogue.round) for tried in tries()}
    assert GUIDE.keys() - steps == {("send_again", 2)}  # after a "not yet" of theirs


def test_the_lens_lies_beside_a_mirror_and_hints_come_to_what_one_says() -> None:
    lens = look_at(Try(timezone.now()), "You feel bad").lens
    assert lens
    assert ([piece.text for piece in lens.pieces if piece.mark == "kept"], lens.new) == (["feel"], ("bad",))
    speaks = played(WHOLE[:2], timezone.now())
    assert [words for words, _advice in look_at(speaks, "You never listen.").hints] == ["You never"]


def test_no_hint_comes_to_an_empty_box_a_text_that_is_too_long_or_an_end() -> None:
    now = timezone.now()
    assert not look_at(Try(now), "  ")
    assert not look_at(Try(now), "You feel bad. " * MOST_TEXT)
    assert not look_at(played(WHOLE, now), "You never listen.")
