"""A transcript is in the order of the log: a mirror stands beside what it gives back where nothing came between."""

from dialogue.pages.transcripts import transcript_for
from tests.stage import TO_FIRST_SEND, Stage

SAID, MIRRORED = "ann say I felt alone.", "bob say You felt alone."


def moves(stage: Stage, script: str) -> list[tuple[str, list[str]]]:
    """The lines since the first sentence, each with those beside it."""
    stage.play(f"{TO_FIRST_SEND}\n{script}")
    ((_round, entries),) = transcript_for(stage.people["ann"], stage.id).rounds
    laid = [(one.line.move, [back.line.move for back in one.given_back]) for one in entries]
    return laid[next(place for place, one in enumerate(laid) if one[0] == "say") :]


def test_a_mirror_stands_beside_what_it_gives_back(stage: Stage) -> None:
    assert moves(stage, f"{SAID}\n{MIRRORED}\nann almost 1\nbob say Felt.\nann yes") == [
        ("say", ["say"]),
        ("almost", ["say"]),
        ("yes", []),
    ]


def test_an_ouch_stands_where_it_was_said(stage: Stage) -> None:
    assert moves(stage, f"{SAID}\nbob ouch\nann ask_what_hurt\n{MIRRORED}\nann yes") == [
        ("say", []),
        ("ouch", []),
        ("ask_what_hurt", []),
        ("say", []),
        ("yes", []),
    ]
