"""English words around "I" and "you": which ones change in a mirror, and which ones tell a subject from an object."""

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SWAPPED: Mapping[str, str] = {
    "i": "you",
    "me": "you",
    "my": "your",
    "mine": "yours",
    "myself": "yourself",
    "i’m": "you’re",
    "im": "you’re",
    "i’ve": "you’ve",
    "ive": "you’ve",
    "i’d": "you’d",
    "i’ll": "you’ll",
    "your": "my",
    "yours": "mine",
    "yourself": "myself",
    "you’re": "I’m",
    "youre": "I’m",
    "you’ve": "I’ve",
    "youve": "I’ve",
    "you’d": "I’d",
    "you’ll": "I’ll",
}
# A verb that changes with its subject, by both.
AGREES: Mapping[tuple[str, str], str] = {
    ("i", "am"): "are",
    ("i", "was"): "were",
    ("i", "wasn’t"): "weren’t",
    ("you", "are"): "am",
    ("you", "aren’t"): "am not",
    ("you", "were"): "was",
    ("you", "weren’t"): "wasn’t",
}
AGREEING = frozenset(verb for _subject, verb in AGREES)
PERSONAL = frozenset(SWAPPED) | {"you"}
OBJECTS = _words("me myself yourself")
PRONOUNS = _words("i im you youre he she it we they there this that")
ARTICLES = _words("a an the")
SUBJECTS = (
    PRONOUNS
    | ARTICLES
    | _words(
        "my your his her its our their these those what nobody nothing everyone everybody everything someone somebody "
        "something anyone anybody people each every some most all both no"
    )
)
JOINS = _words("and but or then")
RELATIVES = _words("who which that")
SKIPPED = JOINS | _words("so yet also now just again still maybe perhaps honestly actually oh well yes")
CONJUNCTIONS = JOINS | _words(
    "so when whenever if because since while before after until although though unless once as that what how why where"
)
PREPOSITIONS = _words(
    "in during to with for from of at about on by without towards toward against near behind beside between"
)
OPENERS = (
    CONJUNCTIONS
    | PREPOSITIONS
    | _words("last next sometimes often always today yesterday tonight lately recently one two three")
)
# Between a subject and its verb, as words that end in "ly" are.
BETWEEN = _words("just so really also still never always not only even too ever")
MODALS = _words("will would can could should must may might do did have had don’t didn’t haven’t hadn’t") | _words(
    "won’t wouldn’t can’t cannot couldn’t shouldn’t"
)
OF_YOU = MODALS | _words("are were aren’t weren’t")  # what follows "you" as a subject
OF_OTHERS = _words("is was has does isn’t wasn’t hasn’t doesn’t")  # what never does
# What may follow "you" as an object.
AFTER_OBJECT = (
    CONJUNCTIONS
    | PREPOSITIONS
    | PRONOUNS
    | ARTICLES
    | RELATIVES
    | _words("my your his her our their today yesterday tonight again more much very here now anymore every")
)
# A clause may follow these without a "when": "every time you shout".
TIMES = _words("time day night morning evening week weekend month year")
# "I think you forgot", "I’m sad you left": a sentence may follow these without "that".
BEFORE_CLAUSE = _words(
    "think thought feel felt know knew wish hope hoped guess believe believed mean said say saying "
    "sad glad happy sorry angry afraid sure hurt upset"
)
MANY = _words("guys two three all both people")  # "you guys": more than the partner
