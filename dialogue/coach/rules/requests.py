"""Rules for requests: for a change, and for a dialogue. Data, and nothing else."""

from dialogue.coach import detectors
from dialogue.coach.phrase_patterns import phrases
from dialogue.coach.terms import Rule
from dialogue.coach.terms import gettext_noop as _

ASKING: tuple[Rule, ...] = (
    Rule(
        "negative",
        ("request",),
        phrases(
            {
                "en": """
                    would|could|can|will|please you stop
                    would|could|can|will you [please] [try] [to] stop|quit|avoid|leave|refrain|cease
                    to|please stop|quit|avoid
                    ^ stop|quit|avoid
                    please never
                    ^ not
                    ^ do not
                    please do not|never
                    would|could|can|will|want|like you|to not
                    do not want you
                    ^ never
                    ^ no more
                    less @kinder|often
                    be less
                    without
                    any longer|more $
                """
            },
            {"en": "bus|train|tram stop\nwhen|if ... not"},
        ),
        _("Ask for what you’d like to see instead: something a camera could film."),
        "the behaviour change request: said in the positive",
    ),
    Rule(
        "vague",
        ("request",),
        detectors.vague,
        _("Name one act you could see, how often, and until when: “For the next two weeks, would you…”"),
        "the behaviour change request: specific, measurable, for a time",
    ),
    Rule(
        "blaming_title",
        ("title",),
        phrases(
            {
                "en": """
                    ^ you ...
                    ^ that you
                    how|why|what|when|where you
                    wrong with you
                    the ... you|your leave|left|spend|look|act|behave|make|made|treat|speak|talk|do|did|said|say
                    your|my @label|@name
                    your ... lies|lying|lateness|laziness|selfishness|temper|drinking|anger|mess|mood|moods
                    your ... behaviour|behavior
                    your ... affair|attitude|jealousy|nagging|silence|excuses|fault|phone
                    always|never|again|constant|constantly
                """
            },
            {"en": "how|what|when|where you and i|me\nto tell you\n^ you and i|me|us"},
        ),
        _("Name the topic, not the verdict: “our evenings” is easier to say yes to."),
        "the appointment: one neutral line",
    ),
)
