"""The lens: words kept, added and left out, by their stems."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from dialogue.coach.mirror_lens import Mark, compare, content_words

SAID = "When you came home late on Tuesday I felt worried and alone."


def words(given_back: str, mark: Mark, said: str = SAID) -> list[str]:
    return [piece.text for piece in compare(said, given_back).pieces if piece.mark is mark]


def test_a_flat_mirror_keeps_all_and_adds_nothing() -> None:
    lens = compare(SAID, "When I came home late on Tuesday you felt worried and alone.")
    assert (lens.kept, lens.added, lens.dropped) == (7, 0, ())


def test_another_form_of_a_word_is_the_same_word() -> None:
    assert words("You feel worry, and it is lonely.", Mark.KEPT) == ["worry"]


def test_what_was_left_out_is_named_in_its_order() -> None:
    assert compare(SAID, "You felt worried.").dropped == ("came", "home", "late", "Tuesday", "alone")


def test_what_is_new_is_marked() -> None:
    assert words("You felt worried because you always exaggerate.", Mark.ADDED) == ["always", "exaggerate"]


def test_a_word_said_once_is_given_back_once() -> None:
    assert words("Worried, worried.", Mark.KEPT) == ["Worried"]
    assert words("Worried, worried.", Mark.ADDED) == ["worried"]


def test_what_was_said_twice_need_not_come_back_twice() -> None:
    lens = compare(
        "My mother called. I felt small, as with my mother, and felt alone.", "You felt small, like with your mother."
    )
    assert lens.dropped == ("called", "alone")


def test_a_lost_not_shows() -> None:
    assert compare("I did not feel safe.", "You did feel safe.").dropped == ("not",)


def test_both_kinds_of_apostrophe_are_the_same() -> None:
    assert compare("Ann’s mother", "Ann's mother").added == 0


def test_german_and_spanish_have_stems_too() -> None:
    german = compare("Ich war am Abend so traurig und habe gewartet.", "Am Abend warst du traurig und wartetest.", "de")
    spanish = compare("Me sentí triste y esperaba.", "Te sentiste triste y esperabas.", "es")
    assert (german.added, german.dropped) == (1, ("gewartet",))
    assert (spanish.kept, spanish.added, spanish.dropped) == (3, 0, ())


def test_a_language_without_a_stemmer_is_compared_word_by_word() -> None:
    lens = compare("사랑 해요", "사랑 했어요", "ko")
    assert (lens.kept, lens.added, lens.dropped) == (1, 1, ("해요",))


@given(st.text(max_size=200), st.text(max_size=200))
def test_pieces_are_the_mirror_and_no_word_is_counted_twice(said: str, given_back: str) -> None:
    lens = compare(said, given_back)
    assert "".join(piece.text for piece in lens.pieces) == given_back
    came_back = stems(piece.text for piece in lens.pieces if piece.mark is Mark.KEPT)
    assert came_back | stems(lens.dropped) == stems([said])
    assert came_back & stems(lens.dropped) == set()


def stems(texts: Iterable[str]) -> set[str]:
    return set(content_words(" ".join(texts)).values())
