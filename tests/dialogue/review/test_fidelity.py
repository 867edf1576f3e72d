"""What is counted in a dialogue, and where a therapist is sent to look first."""

from dialogue.pages.transcripts import facts_of
from dialogue.review import fidelity
from tests.stage import WHOLE, Stage


def test_counts_are_of_moves_by_seat(stage: Stage) -> None:
    stage.play(WHOLE)
    found = fidelity.counts(stage.row.protocol, facts_of(list(stage.row.events.all())))
    assert [(str(count.label), count.a, count.b) for count in found] == [
        ("Mirrored, summed up, validated, empathized", 5, 10),
        ("“Yes, you got me”", 4, 2),
        ("“Almost”", 1, 0),
        ("“Is there more about that?”", 1, 2),
        ("Made sense in part; asked for help", 0, 1),
        ("There were other feelings", 1, 0),
    ]


def test_second_correction_and_what_came_of_it_are_places_to_look(stage: Stage) -> None:
    stage.play(
        """
        bob now
        ann ready
        bob ready
        ann ready
        bob ready
        ann say When you came home late I felt worried and alone.
        bob say You felt fine.
        ann not_yet
        ann say I felt alone.
        bob say You were home.
        ann almost 2
        bob say You felt alone.
        ann yes
        """
    )
    found = fidelity.places(facts_of(list(stage.row.events.all())))
    assert [str(place.label) for place in found] == ["Corrected a second time", "Got it after several tries"]
