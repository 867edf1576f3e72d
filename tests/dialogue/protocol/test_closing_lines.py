"""Which lines stand at the end: one that the partner accepted and one appreciation of each."""

from dialogue.protocol.closing_lines import closing_lines, kind_at_end
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Fact, Seat


def shown(slug: str, log: str) -> tuple[int, ...]:
    """Of a log of `seat move step`, parted by commas; the seqs are places in it."""
    facts = [(seq, Fact(Seat(seat), move, step, 1)) for seq, (seat, move, step) in enumerate(map(str.split, _of(log)))]
    return closing_lines(PROTOCOLS[slug], facts)


def _of(log: str) -> list[str]:
    return log.split(",")


def test_a_validation_that_was_accepted_stands_before_a_summary_and_a_mirror() -> None:
    log = "b say send_mirror, a yes send_check, b say summary, a all summary_check"
    assert shown("intentional", log) == (2,)
    log += ", b say validate, a landed validate_check, b say send_again, a say send_mirror, b yes send_check"
    assert shown("intentional", log) == (4, 7)


def test_what_was_not_accepted_does_not_stand_there() -> None:
    log = "b say summary, a all summary_check, b say validate, a not_quite validate_check, b say validate_again"
    assert shown("intentional", log) == (0,)
    assert shown("intentional", f"{log}, a not_quite validate_check, a go_ahead may_not_fit") == (0,)
    assert shown("intentional", f"{log}, a ouch validate_check, a landed validate_check") == (4,)
    assert shown("intentional", f"{log}, b landed validate_check") == (0,)


def test_a_part_that_makes_sense_is_never_the_whole() -> None:
    assert shown("intentional", "b partly validate, a landed validate_check") == ()


def test_one_appreciation_of_each_stands_there() -> None:
    log = (
        "a say appreciate, b say appreciate_mirror, b say appreciate_back, a say appreciate_back_mirror, a ready settle"
    )
    assert shown("intentional", log) == (0, 2)
    assert shown("appreciation", "a say appreciation, a say feel, a say mean, b say appreciation") == (0, 3)
    assert shown("first_dialogue", "a ready settle, b ready settle") == (0, 1)
    assert shown("daily", "a say sentence, b took_in sentence_mirror") == (0,)


def test_an_answer_that_closes_it_stands_beside_what_it_mirrors() -> None:
    assert shown("daily", "a say sentence, b say sentence_mirror") == (0, 1)


def test_a_line_that_is_neither_has_no_kind() -> None:
    assert kind_at_end(PROTOCOLS["intentional"], Fact(Seat.A, "say", "send", 1)) == ""
    assert kind_at_end(PROTOCOLS["intentional"], Fact(Seat.A, "ouch", "validate", 1)) == ""
