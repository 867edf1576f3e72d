"""Rules for appreciations. Data, and nothing else."""

from dialogue.coach.phrase_patterns import phrases
from dialogue.coach.terms import Rule
from dialogue.coach.terms import gettext_noop as _

SOURCE = "the appreciation dialogue: one thing, given whole"
THANKING: tuple[Rule, ...] = (
    Rule(
        "backhanded",
        ("appreciate",),
        phrases(
            {
                "en": """
                    you finally
                    finally you
                    for once
                    at last you
                    for a change
                    but
                    better late
                    you were|are almost
                    not so|that|too bad
                    been worse
                    you ... not ... this time
                    unlike|than yesterday|usual|last|before|otherwise
                    as usual
                    even if|though
                    less ... than
                    than i expected|thought
                    for someone|somebody who
                    if you want|try
                    when you want|try|feel to|it|like
                    i was|am surprised [that] you
                    you managed|were not|to to|able
                    for your standards
                    although|though i|you had|have|did to|not
                    without being asked for once
                """
            },
            {
                "en": """
                    but you stayed|came|listened|held|did|were|still|kept|made|called|helped
                    although it was hard
                    nothing|all but
                """
            },
        ),
        _("Leave out the part that stings, and just say thank you."),
        SOURCE,
    ),
    Rule(
        "hidden_request",
        ("appreciate",),
        phrases(
            {
                "en": """
                    i wish|want [that] you [did|would|could|to] [do|be|did]
                    you could|should|might do|be|try
                    please
                    next time
                    keep it|this|that up
                    i would love|like|prefer it if
                    it would be nice|lovely|good|great to|if
                    would help me if
                    i hope you will|can|do
                    if only you
                    need|want|like that|this|it more
                    i hope it|this|that stays|will
                    can|could|would|will you|we
                    i want you to
                    more of that|this
                    leave|put|turn ... more|off
                    more often
                """
            },
            {"en": "you said please\nsaid please"},
        ),
        _("This asks for something. Just say thank you now, and bring the wish as a request another day."),
        SOURCE,
    ),
)
