"""Rules for a receiver's text: mirrors and summaries. Data, and nothing else."""

from dialogue.coach import detectors
from dialogue.coach.phrase_patterns import phrases
from dialogue.coach.terms import ANSWERING, Rule
from dialogue.coach.terms import GIVING_BACK as BACK
from dialogue.coach.terms import gettext_noop as _

SOURCE = "the couples dialogue of H. Hendrix and H. LaKelly Hunt: the flat mirror gives back, and adds nothing"
GIVING_BACK: tuple[Rule, ...] = (
    Rule(
        "sarcasm",
        ANSWERING,
        phrases(
            {
                "en": """
                    so|well [now] [you|what] [are] [saying|say|mean] [that|is] i am
                    ^ so now i
                    you are saying|telling [that] i am
                    in other words i
                    apparently
                    supposedly
                    oh great|wonderful|fantastic|please|dear
                    ^ great|wonderful|brilliant|fantastic ,
                    ^ sure|right|wow ,
                    ^ sure|wow $
                    yeah|yes , right
                    yeah right
                    poor you|thing
                    ^ whatever
                    i suppose|guess i|that
                    as usual
                    of course ... i am|did|was|do
                    i am [just] [so|such] [the] [a] worst|terrible|horrible|awful|monster|villain
                    thanks a lot
                    thank you so much ,
                    congratulations
                    sorry for being|existing|living
                    bravo
                """
            },
        ),
        _("This can sting. Take one slow breath, then mirror only what your partner said."),
        SOURCE,
    ),
    Rule(
        "defence",
        ANSWERING,
        phrases(
            {
                "en": """
                    i did|do|was|am|have|could|would|had not
                    i never
                    i was trying
                    not on purpose
                    i [have] [already] said|told|explained|apologised|apologized
                    i [have] already
                    i was|am only|just|simply
                    i only|just wanted|meant|tried|did|said|asked
                    i had no|to
                    i do [also|too] wash|help|care|listen|try|cook|clean|work|call|ask
                    actually
                    that|this|it is|was not [how|true|fair|right|what|my]
                    in my defence|defense
                    not my fault
                    to be fair
                    you know very well|that
                    i meant well|it
                """
            },
            {
                "en": """
                    ^ so i
                    think|feel|believe [that|like|as] [if] i am|do|did|was not
                    when|because|that i do|did not
                """
            },
        ),
        _("This sounds like a reaction of your own. Park it for your turn, and stay with your partner’s words."),
        SOURCE,
    ),
    Rule(
        "but_back",
        (*BACK, "empathise"),
        phrases(
            {
                "en": "but\nhowever\nalthough\nthough\non the other hand",
                "de": "aber\njedoch\nobwohl\ntrotzdem",
                "es": "pero\naunque\nsin embargo",
            },
            {"en": "nothing|all|anything but\nnot only ... but"},
        ),
        _("Stop before this word: what follows is your own view, and your turn will come."),
        SOURCE,
    ),
    Rule(
        "advice",
        ANSWERING,
        phrases(
            {
                "en": """
                    you should|ought|must
                    you [just|only|really|simply] need|have to
                    you could|can|might just|simply|also|always|try|have
                    why do not you
                    ^ why not
                    you have got to
                    maybe|perhaps|just|please|simply try
                    if i were you
                    have you tried|thought|considered
                    it would be|help better|easier|if
                    next time
                    my advice
                    let us
                    the best thing
                    i would|will|can suggest|recommend|advise
                    how about
                    you would be better
                    ^ [then] try|talk|go|ask|tell|take|relax|forget|ignore|trust|leave|calm
                    ^ do not worry|take|be|think|cry
                """,
                "de": "du solltest|musst|könntest\nversuch doch|mal\nan deiner stelle\nwarum|wieso nicht einfach",
                "es": "deberías\ntienes|tendrías que\nyo en tu lugar\npor qué no intentas",
            },
            {"en": "you must be|have\nfeel that you should\nyou want me to ... next time"},
        ),
        _("This is advice, and it can wait. First, let your partner feel heard."),
        SOURCE,
    ),
    Rule(
        "question",
        BACK,
        detectors.question,
        _("Save the question for later. Mirror what you heard, and your partner will say if something is missing."),
        SOURCE,
    ),
    Rule(
        "rushing",
        BACK,
        detectors.rushing,
        _("Your partner said more than this. Add the words you still remember."),
        SOURCE,
    ),
)
