"""Rules for sentences about the partner instead of oneself. Data, and nothing else."""

from dialogue.coach.phrase_patterns import phrases
from dialogue.coach.terms import SENDING as SEND
from dialogue.coach.terms import Rule
from dialogue.coach.terms import gettext_noop as _

SOURCE = "the couples dialogue of H. Hendrix and H. LaKelly Hunt: the sender speaks of their own experience"
NAMING: tuple[Rule, ...] = (
    Rule(
        "labels",
        SEND,
        phrases(
            {
                "en": """
                    you are ... @label|@name
                    you [are|little|old|total|absolute] @name
                    your ... are|is [so|such|really|completely|totally] [a] @label|@name
                    think|find|believe [that] you [are] [so|really|a|very] @label|@name
                    being such a @label|@name
                    such|like a|an [@label] @name
                    such a|an @label
                    only|what a|an @label|@name
                    kind of @name
                    what a|an @label
                    a|an @label thing|excuse|idea|joke|person|man|woman
                    somebody|someone|one|anybody [who|be] [so|is] [so|cold|and] @label
                    be so @label|cold
                    are too cold|hard
                    with|married|want [somebody|someone|a|an] [so] @name|@label
                    just like your mother|father|parents|brother|sister
                    your stupid|pathetic|ridiculous|crazy|lousy|damn
                """,
                "de": """
                    du bist ... @label_de|@name_de
                    du @name_de
                    so ein|eine @name_de
                    genau wie deine|dein mutter|vater
                """,
                "es": """
                    eres ... @label_es
                    tan @label_es
                    igual que tu madre|padre
                """,
            },
            {
                "en": """
                    i|me|myself ... that i am|was ... @label|@name
                    i feel|felt like a|an @name
                    you are ... not @label
                    what|how you are
                """
            },
        ),
        _("This labels a person. Say what you saw or heard that day, and what it was like for you."),
        SOURCE,
    ),
    Rule(
        "mind_reading",
        SEND,
        phrases(
            {
                "en": """
                    i [really|just] feel|felt [that|like|as] [if|though] you
                    i feel|felt that it|this|nothing|we|everybody|she|he
                    i feel|felt that|like ... to|for you
                    you [really|just|simply|obviously|clearly|honestly] do|did|does|could not [even] care
                    you only|just|obviously|clearly|secretly|really ... to|that|so
                    you only|just want|wanted|said|did
                    you obviously|clearly
                    you think|thought|believe [that] i|we|it
                    you did|said|do ... on purpose
                    on purpose to|you
                    you do|did|say|said ... to annoy|hurt|punish|provoke|humiliate|spite|control
                    you wanted|want|were|are [only|just|trying] to hurt|punish|annoy|provoke|humiliate|control
                    you were|are trying to
                    i|we know|knew [that] you would|want|think|do|are
                    i can|could tell|see [that] you
                    to you i am
                    more important to you than
                    you do|did not [even|really] love|want|like|need
                    you hate|despise|resent|envy
                """,
                "de": """
                    gefühl , dass|du du|dir|dich
                    gefühl dass du|dir
                    ich fühle , dass du
                    dir ist ... egal
                    du wolltest|willst mich|mir
                    mit absicht
                """,
                "es": """
                    siento que no|tú|me
                    no te importo|importa
                    lo hiciste a propósito
                    querías hacerme daño
                """,
            },
            {
                "en": """
                    tell|told myself [is] [that] you
                    i made|make up [that] ... you
                    i know|knew you are|were not
                    the story ... you
                    i imagine|imagined|wonder|fear|feared [that|whether|if] you
                    scares|scared|frightens me [is] [that] you
                    as if you were tired of
                    not know what you think|thought
                    you know|see|said
                    if|whether you
                    it|this|that is|was [not] always|hard
                """
            },
        ),
        _("Only your partner knows that. Try “The story I tell myself is…”, or name the feeling in one word."),
        SOURCE,
    ),
)
