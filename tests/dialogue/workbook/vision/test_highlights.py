"""Home shows both the first lines of the vision that they kept, and nothing of one that is still open."""

from accounts.couples import invitations
from dialogue.workbook.vision.highlights import highlights_for
from tests.cast import Cast
from tests.dialogue.workbook.vision import stages


def test_both_see_the_kept_vision_and_nobody_else_does(cast: Cast) -> None:
    stages.kept(cast.ann, cast.bob)
    shown = [[(words, str(source)) for words, source in highlights_for(one)] for one in (cast.ann, cast.bob, cast.carl)]
    assert shown == [[("We laugh at breakfast", "From your vision")]] * 2 + [[]]


def test_nothing_of_a_vision_that_is_not_kept_is_shown(cast: Cast) -> None:
    stages.weighed(cast.ann, cast.bob)
    assert highlights_for(cast.ann) == []


def test_nothing_is_shown_once_the_couple_has_ended(cast: Cast) -> None:
    stages.kept(cast.ann, cast.bob)
    invitations.leave(cast.ann)
    assert (highlights_for(cast.ann), highlights_for(cast.bob)) == ([], [])
