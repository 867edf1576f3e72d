"""Each writes alone; with the second “ready”, and not a moment before, both see everything."""

from collections.abc import Callable

import pytest

from accounts.couples.invitations import leave
from accounts.models import User
from dialogue.domain.access import NotInTheRoom
from dialogue.domain.validation import NotUsable
from dialogue.workbook.models import Sentence, Stage
from dialogue.workbook.vision import write_stage
from dialogue.workbook.vision.lock import NotHere, TooLate
from tests.cast import Cast
from tests.dialogue.workbook.vision.stages import ANNS, BOBS, half, key_of, revealed, seen_by, vision, written


def test_each_sees_only_their_own_until_both_are_ready(cast: Cast) -> None:
    written(cast.ann, cast.bob)
    assert (seen_by(cast.ann), seen_by(cast.bob)) == (list(ANNS), list(BOBS))
    write_stage.say_ready(half(cast.ann))
    assert (seen_by(cast.ann), seen_by(cast.bob), vision().stage) == (list(ANNS), list(BOBS), Stage.ALONE)
    write_stage.say_ready(half(cast.bob))
    assert (seen_by(cast.ann), seen_by(cast.bob), vision().stage) == ([*ANNS, *BOBS], [*BOBS, *ANNS], Stage.READ)


def write(user: User) -> None:
    write_stage.write(half(user), "We sing")


def rewrite(user: User) -> None:
    write_stage.rewrite(half(user), key_of(ANNS[0]), "We laugh a lot")


def take_out(user: User) -> None:
    write_stage.take_out(half(user), key_of(ANNS[1]))


def wait(user: User) -> None:
    write_stage.wait(half(user))


@pytest.mark.parametrize("change", [write, rewrite, take_out, wait])
def test_a_change_after_ready_takes_it_back(cast: Cast, change: Callable[[User], None]) -> None:
    written(cast.ann, cast.bob)
    write_stage.say_ready(half(cast.ann))
    change(cast.ann)
    write_stage.say_ready(half(cast.bob))
    assert (vision().stage, vision().ready) == (Stage.ALONE, "b")
    write_stage.say_ready(half(cast.ann))
    assert vision().stage == Stage.READ


@pytest.mark.parametrize("change", [write, rewrite, take_out, wait])
def test_a_change_after_the_reveal_is_refused(cast: Cast, change: Callable[[User], None]) -> None:
    revealed(cast.ann, cast.bob)
    with pytest.raises(TooLate):
        change(cast.ann)
    assert (seen_by(cast.ann), vision().stage) == ([*ANNS, *BOBS], Stage.READ)


def test_a_change_takes_only_one_s_own_ready_back(cast: Cast) -> None:
    written(cast.ann, cast.bob)
    write_stage.say_ready(half(cast.bob))
    write(cast.ann)
    assert (vision().ready, vision().stage) == ("b", Stage.ALONE)


def test_without_a_sentence_one_is_not_ready_whatever_the_other_wrote(cast: Cast) -> None:
    write_stage.write(half(cast.bob), BOBS[0])
    with pytest.raises(NotUsable) as refusal:
        write_stage.say_ready(half(cast.ann))
    assert str(refusal.value.reason) == "Write one sentence first. A small one is enough."
    assert vision().ready == ""


def test_nobody_changes_the_other_s_sentence(cast: Cast) -> None:
    written(cast.ann, cast.bob)
    for change in (rewrite, take_out):
        with pytest.raises(NotHere):
            change(cast.bob)
    assert seen_by(cast.ann) == list(ANNS)


@pytest.mark.parametrize("words", ["", "   \n", "x" * 161])
def test_what_is_no_sentence_is_refused(cast: Cast, words: str) -> None:
    with pytest.raises(NotUsable):
        write_stage.write(half(cast.ann), words)
    assert Sentence.objects.count() == 0


def test_thirty_sentences_are_enough_and_the_other_s_do_not_count(cast: Cast) -> None:
    written(cast.ann, cast.bob)
    for n in range(write_stage.MOST - 2):
        write_stage.write(half(cast.ann), f"We count to {n}")
    with pytest.raises(NotUsable):
        write_stage.write(half(cast.ann), "We stop")
    write_stage.write(half(cast.bob), "We dance")


def test_former_partner_cannot_write_to_the_vision(cast: Cast) -> None:
    written(cast.ann, cast.bob)
    ann = half(cast.ann)
    leave(cast.bob)
    with pytest.raises(NotInTheRoom):
        write_stage.write(ann, "We are still here")
