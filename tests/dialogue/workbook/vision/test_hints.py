"""What a sentence of a vision is told: of what should not be, of another time, of one alone. Never of a good one."""

import pytest

from dialogue.workbook.vision.hints import Hint, hints_for


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We laugh every day.", ()),
        ("Our home is a quiet place.", ()),
        ("We’re kind when we are tired.", ()),
        ("Together, it is enough for us.", ()),
        ("We do not shout.", (Hint.NOT,)),
        ("We don’t shout at each other.", (Hint.NOT,)),
        ("We never go to bed angry.", (Hint.NOT,)),
        ("We stop hurting each other", (Hint.NOT,)),
        ("We will go away for a weekend.", (Hint.LATER,)),
        ("We’ll dance more", (Hint.LATER,)),
        ("We want to be patient.", (Hint.LATER,)),
        ("You listen to me.", (Hint.WE,)),
        ("I should not be alone on Sundays", (Hint.NOT, Hint.LATER, Hint.WE)),
        ("We know the knot is undone, and the willow grows", ()),
    ],
)
def test_each_sentence_is_told_what_holds_for_it(text: str, found: tuple[Hint, ...]) -> None:
    assert hints_for(text) == found
