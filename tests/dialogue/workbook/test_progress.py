"""How far somebody has got, from the first line to the end of each exercise."""

from django.utils import timezone

from dialogue.workbook.checkins.scoring import Kind
from dialogue.workbook.kind_days import marks, pledge
from dialogue.workbook.letter import keep_letter
from dialogue.workbook.progress import couple_progress, own_progress
from dialogue.workbook.vision import write_stage
from tests.cast import Cast
from tests.dialogue.workbook.checkins.answers import keep
from tests.dialogue.workbook.halves import half
from tests.dialogue.workbook.sample_rows import profile, workbook_of_both
from tests.dialogue.workbook.vision import stages


def test_a_letter_and_sittings_are_known_to_their_author(cast: Cast) -> None:
    assert own_progress(cast.ann) == {"imago": "", "letter": ""}
    keep_letter(cast.ann, "I was seven.")
    profile(cast.ann)
    assert own_progress(cast.ann) == {"imago": "7 of 7 sittings written", "letter": "You’ve started your letter"}
    assert own_progress(cast.bob) == {"imago": "", "letter": ""}


def test_a_vision_that_one_has_begun_alone_is_known_to_them_alone(cast: Cast) -> None:
    ann, bob = half(cast.ann), half(cast.bob)
    write_stage.write(ann, "We laugh")
    assert [couple_progress(one)["vision"] for one in (ann, bob)] == ["You’ve started writing", ""]


def test_a_vision_on_the_wall_is_hung_up_for_both(cast: Cast) -> None:
    stages.kept(cast.ann, cast.bob)
    assert [str(couple_progress(half(one))["vision"]) for one in (cast.ann, cast.bob)] == [
        "Your vision is on your wall",
        "Your vision is on your wall",
    ]


def test_a_pledge_says_what_both_can_read_on_it(cast: Cast) -> None:
    ann, bob = half(cast.ann), half(cast.bob)
    pledge.sign(ann, "I will breathe.")
    found = [couple_progress(one)["pledge"] for one in (ann, bob)]
    pledge.sign(bob, "")
    assert [*found, couple_progress(ann)["pledge"]] == [
        "You’ve signed",
        "Your partner has signed",
        "You’ve both signed",
    ]


def test_a_marked_day_and_an_answered_week_are_one_s_own(cast: Cast) -> None:
    ann, today = half(cast.ann), timezone.localdate()
    marks.mark(ann, today, marks.Mark.OUCH, today)
    keep(cast.ann, cast.couple, 10, today, Kind.WEEKLY)
    found = [(now["kind_days"], now["check_ins"]) for now in map(couple_progress, (ann, half(cast.bob)))]
    assert found == [("Today is marked", "Answered this week"), ("", "")]


def test_gifts_end_with_what_both_have(cast: Cast) -> None:
    workbook_of_both()
    found = couple_progress(half(cast.ann))
    assert [found[one] for one in ("caring", "fun", "surprises", "praise")] == [
        "The jar is open",
        "Both lists are in",
        "This week’s surprise is done",
        "You’ve given a list",
    ]
