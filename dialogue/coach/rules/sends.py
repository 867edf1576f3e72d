"""Rules for a sender's text: what people say about themselves. Data, and nothing else."""

from dialogue.coach import detectors
from dialogue.coach.phrase_patterns import phrases
from dialogue.coach.terms import SENDING as SEND
from dialogue.coach.terms import Rule
from dialogue.coach.terms import gettext_noop as _

SOURCE = "the couples dialogue of H. Hendrix and H. LaKelly Hunt: the sender speaks of their own experience"
SENDING: tuple[Rule, ...] = (
    Rule(
        "absolutes",
        SEND,
        phrases(
            {
                "en": """
                    you [just|simply] @often
                    you are|were|have|do|will|would|did [just|not] @often|ever
                    you are|were ... all the time
                    we never|always
                    i|it|that|this [is|has|have] always have|has|had|about|comes|ends
                    i always|constantly have|need
                    i can never
                    i am always|never the
                    it is always|never me|i|about|my|you|your
                    it|that never occurs|enters|bothers|interests
                    every|each [single] time
                    every single
                    not a|one single|word|day
                    no matter what|how|when
                    nothing i|is|ever
                    nobody|noone|nothing ... ever|thinks|helps|cares
                    the only one [in|of] ... who|that
                    who|that never|always|ever
                    all you do|did|can|want
                    whenever i need|want|say|ask|talk|try
                    all the time i|you|we
                    a thousand|million|hundred times
                    not once
                    in all these|the years
                    there|nothing was|is not [ever] one word
                    everything i|you
                    once again you
                """,
                "de": """
                    du ... nie|niemals|immer|ständig|dauernd
                    immer|ständig|nie muss|musst|machst|bin|kommst
                    jedes mal
                    nie hast|hörst|fragst du
                """,
                "es": """
                    tú|te nunca|siempre
                    nunca|siempre me|te|llegas|haces|dices|escuchas|ayudas|tengo|estás
                    cada vez que
                """,
            },
            {
                "en": """
                    you are|were not always
                    we ... always found|have|had
                    we never ... gave|give up
                    never happened
                    i never|always meant|loved|wanted|hoped
                    i would|will never
                """,
                "es": "siempre te he\nsiempre me has\nnunca te",
                "de": "dich|dir immer geliebt|gemocht",
            },
        ),
        _("“Always” and “never” make your partner look for the exception. Describe one day instead."),
        SOURCE,
    ),
    Rule(
        "blame",
        SEND,
        phrases(
            {
                "en": """
                    ^ [then|again] you|your ...
                    ^ of course you ...
                    ^ why|how|what|when|where|who do|did|could|can|would|are|were|have you ...
                    because of you|your
                    can|could you for once|one
                    thanks to you
                    your|yours fault
                    if you had [only|just|not]
                    if you [really] cared|loved|wanted|listened|respected
                    if only you had
                    you should|could have
                    you make|made me
                    all you do|did|can|want
                    once more|again you
                    the problem|trouble is [that] you
                    ^ it is you
                """,
                "de": """
                    ^ du|dein|deine|dir|dich ...
                    ^ warum|wieso|weshalb hast|bist|kannst|machst|willst|musst du
                    wegen dir
                    deine schuld
                """,
                "es": """
                    ^ tú|tu|vosotros ...
                    por tu culpa
                    ^ por qué no|me|siempre
                """,
            },
            {
                "en": """
                    ^ you|your ... ... and|that i felt|feel|got|was|went|have|am|noticed|miss
                    ^ you|your ... ... and since then i
                    ^ you|your ... ... does|did me good
                    ^ you asked|mentioned|wrote|smiled
                    ^ you know
                    ^ you mean so|a|very|everything
                    ^ you matter
                    ^ you and i|me
                    ^ you were|are right
                    ^ you are ... i love|trust|need|like|want
                    ^ you are [so] dear|important
                """,
                "de": "^ du bist mir\n^ du weißt\n^ du hast recht\n^ du|dein|deine ... , und|da ich|mir|fühlte",
                "es": "^ tú|tu ... y me sentí|siento\n^ tú me importas\n^ tú y yo\n^ tú tienes razón",
            },
        ),
        _("Start with yourself: what did you see or hear, and what did you feel?"),
        SOURCE,
    ),
    Rule(
        "rebuttal",
        SEND,
        detectors.rebuttal,
        _("This round is about your own experience, not a correction. Try “What happened in me as I listened was…”"),
        "the couples dialogue, after the switch: a second experience beside the first, no answer to it",
    ),
    Rule(
        "topics",
        SEND,
        detectors.topics,
        _("This looks like more than one topic. Keep the one that matters most, and save the rest for another day."),
        "the couples dialogue, the request: one topic at a time",
    ),
    Rule(
        "long",
        (*SEND, "validate", "appreciate"),
        detectors.long,
        _("From here on, it’s a lot to take in. Send the part before this; your partner can ask for more."),
        "the couples dialogue, sending: one or two sentences, so that the receiver can give them back",
    ),
)
