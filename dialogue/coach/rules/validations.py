"""Rules for validations and guesses at a feeling. Data, and nothing else."""

from dialogue.coach import detectors
from dialogue.coach.phrase_patterns import phrases
from dialogue.coach.terms import Rule
from dialogue.coach.terms import gettext_noop as _

SOURCE = "the couples dialogue of H. Hendrix and H. LaKelly Hunt: validation is logic and empathy a guess"
ANSWERING: tuple[Rule, ...] = (
    Rule(
        "validation_but",
        ("validate",),
        phrases(
            {
                "en": """
                    but
                    however
                    although
                    though
                    even though|if
                    except that|for
                    on the other hand
                    ^ still ,
                    , [and] yet|still
                    , only i|you|it
                    i see|remember it|that differently
                    not agree
                """,
                "de": "aber\njedoch\nobwohl\ntrotzdem\nallerdings",
                "es": "pero\naunque\nsin embargo",
            },
            {"en": "nothing|all|anything but\nnot only ... but\nbecause ... , but still you"},
        ),
        _("Try “because…” and stop there. Seeing the sense in it is not the same as agreeing."),
        SOURCE,
    ),
    Rule(
        "thought",
        ("empathise",),
        detectors.thought,
        _("This is a thought. Guess the feeling in one word, such as sad, afraid, angry or alone."),
        SOURCE,
    ),
)
