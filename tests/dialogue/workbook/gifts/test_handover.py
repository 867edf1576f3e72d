"""Lists that are written alone and given: when they open, what is set aside, picked and thanked for."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.http import Http404
from django.utils import timezone

from accounts.couples import invitations
from dialogue.domain.encryption import seal
from dialogue.domain.validation import NotUsable
from dialogue.workbook.access import Half, half_of
from dialogue.workbook.gifts import caring_jar, handover, items
from dialogue.workbook.gifts.jars import CARING, FUN, PRAISE, Jar
from dialogue.workbook.models import Aside, Item, Noticed, Pick, Ready
from tests.cast import Cast
from tests.dialogue.workbook.halves import half

TODAY = date(2026, 5, 4)


@pytest.fixture
def ann(cast: Cast) -> Half:
    return half(cast.ann)


@pytest.fixture
def bob(cast: Cast) -> Half:
    return half(cast.bob)


def texts(lines: list[items.Line]) -> list[str]:
    return [line.text for line in lines]


def write(one: Half, jar: Jar, text: str, part: str = "", matters: int = 2) -> UUID:
    """Puts a line on somebody's list, and gives its key."""
    items.add(one, jar, part or next(iter(jar.parts)), text, matters)
    return items.own_lines(one, jar)[-1].key


def exchanged(ann: Half, bob: Half) -> tuple[UUID, UUID]:
    """Both have handed over a list of one line each; its keys."""
    keys = write(ann, CARING, "make tea"), write(bob, CARING, "hold my hand")
    for one in (ann, bob):
        handover.hand_over(one, CARING)
    return keys


def test_a_list_is_read_by_nobody_else_until_both_have_handed_over(ann: Half, bob: Half) -> None:
    for one, text in ((ann, "make tea"), (bob, "hold my hand")):
        write(one, CARING, text)
    assert texts(items.own_lines(ann, CARING)) == ["make tea"]
    assert items.given_lines(ann, CARING) == []
    handover.hand_over(bob, CARING)
    assert (items.given_lines(ann, CARING), items.given_lines(bob, CARING)) == ([], [])
    handover.hand_over(ann, CARING)
    assert texts(items.given_lines(ann, CARING)) == ["hold my hand"]
    assert texts(items.given_lines(bob, CARING)) == ["make tea"]


@pytest.mark.parametrize("edit", ["add", "remove", "take_back"])
def test_an_edit_before_the_exchange_takes_one_s_own_ready_back(ann: Half, bob: Half, edit: str) -> None:
    key = write(ann, FUN, "dance in the kitchen")
    write(ann, FUN, "throw snowballs")
    write(bob, FUN, "build a den")
    handover.hand_over(ann, FUN)
    assert handover.is_ready(ann, FUN)
    {
        "add": lambda: items.add(ann, FUN, "play", "fly a kite"),
        "remove": lambda: items.remove(ann, FUN, key),
        "take_back": lambda: handover.take_back(ann, FUN),
    }[edit]()
    assert not handover.is_ready(ann, FUN)
    handover.hand_over(bob, FUN)
    assert (handover.is_open(ann.couple, FUN), items.given_lines(bob, FUN)) == (False, [])
    handover.hand_over(ann, FUN)
    assert handover.is_open(ann.couple, FUN)


def test_what_is_open_stays_open_and_what_is_added_then_is_given_at_once(ann: Half, bob: Half) -> None:
    key, _other = exchanged(ann, bob)
    write(ann, CARING, "sing to me")
    items.remove(ann, CARING, key)
    handover.take_back(ann, CARING)
    handover.hand_over(ann, CARING)
    assert handover.is_open(ann.couple, CARING)
    assert texts(items.given_lines(bob, CARING)) == ["sing to me"]


def test_an_empty_list_cannot_be_handed_over(ann: Half) -> None:
    for jar in (CARING, FUN, PRAISE):
        with pytest.raises(NotUsable):
            handover.hand_over(ann, jar)
    assert Ready.objects.count() == 0


def test_praise_is_given_as_a_whole_by_its_author_alone(ann: Half, bob: Half) -> None:
    write(ann, PRAISE, "your hands", "body")
    write(ann, PRAISE, "your patience", "character")
    assert items.given_lines(bob, PRAISE) == []
    handover.hand_over(ann, PRAISE)
    write(ann, PRAISE, "your laugh", "whole")
    assert texts(items.given_lines(bob, PRAISE)) == ["your hands", "your patience"]
    assert len({line.given_at for line in items.given_lines(bob, PRAISE)}) == 1


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 201])
def test_a_line_is_short_and_not_empty(ann: Half, text: str) -> None:
    with pytest.raises(NotUsable):
        items.add(ann, FUN, "play", text)


@pytest.mark.parametrize("matters", [None, 0, 6])
def test_each_line_of_the_caring_jar_says_how_much_it_matters(ann: Half, matters: int | None) -> None:
    with pytest.raises(NotUsable):
        items.add(ann, CARING, "does", "make tea", matters)
    write(ann, CARING, "make tea", matters=5)
    assert [line.matters for line in items.own_lines(ann, CARING)] == [5]


def test_a_list_has_an_end_and_its_own_parts(ann: Half) -> None:
    for number in range(items.MOST):
        write(ann, FUN, f"game {number}")
    with pytest.raises(NotUsable):
        write(ann, FUN, "one more")
    with pytest.raises(Http404):
        write(ann, CARING, "make tea", "play")


def test_nobody_takes_away_a_line_of_another(cast: Cast, ann: Half, bob: Half) -> None:
    key, _other = exchanged(ann, bob)
    for one in (bob, half(cast.carl)):
        with pytest.raises(Http404):
            items.remove(one, CARING, key)


def test_not_now_is_the_readers_alone_and_may_be_taken_back(ann: Half, bob: Half) -> None:
    _own, key = exchanged(ann, bob)
    caring_jar.pick(ann, key, TODAY)
    for _twice in range(2):
        caring_jar.set_aside(ann, key)
    assert (caring_jar.aside_keys(ann), caring_jar.aside_keys(bob)) == ({key}, set())
    assert caring_jar.picked(ann, TODAY) is None
    with pytest.raises(Http404):
        caring_jar.pick(ann, key, TODAY)
    caring_jar.offer_again(ann, key)
    caring_jar.pick(ann, key, TODAY)
    assert (Aside.objects.count(), caring_jar.picked(ann, TODAY)) == (0, key)


def test_a_gift_is_picked_for_one_day_and_nothing_of_before_is_kept(ann: Half, bob: Half) -> None:
    _own, key = exchanged(ann, bob)
    other = write(bob, CARING, "cook for me")
    for chosen in (key, other):
        caring_jar.pick(ann, chosen, TODAY)
    assert (caring_jar.picked(ann, TODAY), caring_jar.picked(bob, TODAY)) == (other, None)
    assert caring_jar.picked(ann, TODAY + timedelta(days=1)) is None
    assert Pick.objects.count() == 1
    caring_jar.put_back(ann)
    assert Pick.objects.count() == 0


def test_only_what_the_partner_has_given_can_be_picked_or_set_aside(cast: Cast, ann: Half, bob: Half) -> None:
    waiting = write(bob, CARING, "hold my hand")
    mine = write(ann, CARING, "make tea")
    for key in (waiting, mine, uuid4()):
        for act in (caring_jar.set_aside, caring_jar.offer_again, lambda one, key: caring_jar.pick(one, key, TODAY)):
            with pytest.raises(Http404):
                act(ann, key)


def test_thanks_come_from_who_received_and_both_read_them(ann: Half, bob: Half) -> None:
    key, other = exchanged(ann, bob)
    caring_jar.thank_for_item(ann, key, "I saw the cup.")
    caring_jar.thank_for_item(ann, key, "")
    for one, mine in ((ann, True), (bob, False)):
        assert [(thanks.what, thanks.words, thanks.mine) for thanks in caring_jar.thanks_lately(one)] == [
            ("make tea", "", mine),
            ("make tea", "I saw the cup.", mine),
        ]
    with pytest.raises(Http404):
        caring_jar.thank_for_item(ann, other, "That is not hers to thank for.")
    first = caring_jar.thanks_lately(ann)[0].key
    with pytest.raises(Http404):
        caring_jar.unthank(bob, first)
    caring_jar.unthank(ann, first)
    assert [thanks.words for thanks in caring_jar.thanks_lately(bob)] == ["I saw the cup."]


def test_thanks_of_long_ago_are_no_longer_shown(ann: Half, bob: Half) -> None:
    key, _other = exchanged(ann, bob)
    caring_jar.thank_for_item(ann, key, "I saw the cup.")
    assert [thanks.words for thanks in caring_jar.thanks_lately(bob)] == ["I saw the cup."]
    Noticed.objects.update(at=timezone.now() - timedelta(days=15))
    assert caring_jar.thanks_lately(bob) == []


def test_after_leaving_nothing_of_it_is_open(cast: Cast, ann: Half, bob: Half) -> None:
    exchanged(ann, bob)
    invitations.leave(cast.bob)
    assert (half_of(cast.ann), half_of(cast.bob)) == (None, None)


def test_a_line_stored_with_1_for_what_means_most_shows_5(ann: Half) -> None:
    write(ann, CARING, "make tea")
    row = Item.objects.select_related("author", "couple").get()
    seal(row, '["make tea", 1]')
    row.save()
    (line,) = items.own_lines(ann, CARING)
    assert (line.matters, str(line.matters_words)) == (5, "5, means most to me")
