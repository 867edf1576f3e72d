"""Detectors of what no phrase matches: length, topics, what is missing. Each finds its words, or nothing."""

import re
from collections import Counter

from dialogue.coach.mirror_lens import content_words
from dialogue.coach.phrase_patterns import phrases
from dialogue.coach.terms import CoachedText

SENTENCES, SOFT = 2, 280  # what a partner can hold at once, and about how many characters that is
FEW, ENOUGH, PART = 5, 9, 1 / 3  # a summary of so few words, of so many, is less than this part of it
# A run of marks is looked at from its beginning alone, so that a text of nothing but marks costs no more than another.
SENTENCE = re.compile(r"\S.*?(?:(?<![.?!…])[.?!…]++(?=\s+[^a-zà-ÿ\d]|\s*$)|$)", re.DOTALL)
ABBREVIATED = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|St|a\.m|p\.m|e\.g|i\.e|z\.B|Sr|Sra)\.$")
LIST_MARK = re.compile(r"^\s*(?:[-*•]|\d+[.)]|[a-h]\))\s+", re.MULTILINE)

_feeling = phrases(
    {"en": "@feeling", "de": "@feeling_de", "es": "@feeling_es"}, {"en": "make|made you|me @feeling\nlove|loved me|you"}
)
_thought = phrases(
    {
        "en": """
            feel|felt|feeling [that] you|i|it|we|he|she|they|this|my|nobody
            feel|felt|feeling like|as [if|though] you|i|it|we|he|she|they|my
            think|thinking|believe|thought [that] i|it|you|we
        """,
        "de": "du|gefühl ... , dass\ndu denkst|meinst|glaubst",
        "es": "sientes|piensas|crees que",
    },
    {"en": "feel|felt that old"},
)
_topics = phrases(
    {
        "en": """
            and also about|that|the
            ^ also ,
            ^ first ,
            another|one [more] thing|point|matter [is]
            by the way
            besides that
            on top of that
            while we are at it
            there is also the|that|my|your
            two|three|four|several|some things :
            then there is
            apart from that
        """,
        "de": "außerdem\nund noch etwas\nübrigens",
        "es": "además\ny otra cosa\npor cierto",
    },
)
_contrary = phrases(
    {
        "en": """
            not true|right|fair|what|so|how
            not ... like that
            you are wrong|mistaken|exaggerating|unfair
            ^ actually
            not agree
            did matter|happen|call|care
            never happened
            you had no reason
        """
    }
)
_denial = re.compile(
    r"(?:i|it|you|that|this|we) (?:(?:do|did|was|were|am|is|have|had|would|could|are) not|never) ([^.?!;:]*)"
)
OWN = re.compile(r"^(?:\w+ )?(?:know|knew|see|saw|notice|noticed|realise|understand|learn|learned|want|mean|proud)\b")
_question = phrases(
    {
        "en": """
            ^ when|where|why|who was|were|is|are|did [it|that|you|they]
            ^ why|when|how|what|where|who do|did|does|are|were|was|is|have|would|will|not
            ^ do|did|are|were|is|have|was|could|would|will|can you|it|i|that|they|he|she|we
            how come
            are you sure
        """,
        "de": "^ warum|wieso|weshalb|wann|wie hast|bist|war|meinst",
        "es": "^ por qué\n^ cuándo fue",
    }
)
_asked_on = phrases({"en": "did i get|hear|understand\nis there more\nhave i got"})
_measured = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|half|once|twice|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mornings?|evenings?|nights?|weekends?|each|every|until|next|minutes?)\b"
)
_span = re.compile(
    r"\b(?:for the )?(?:next|coming) (?:\w+ )?(?:days?|weeks?|months?)\b|\bfor (?:a|one|two|\d+) weeks?\b"
)
_vague = phrases(
    {
        "en": """
            be|being [please] [a] [bit|little] [more|less|so|much] @kinder
            be|become more|less
            take me serious*
            treat me
            more effort
            more of an effort
            an effort
            be [a] better|good
            show|give me [more|some] @warmth
            want|need|like|have more @warmth
            be there
            try harder
            help|support|listen|communicate|care|love|respect [to|me|out] more|better
            help more
            please communicate|change|listen|help
            spend ... time
            take care of
            you to change
            support me
            appreciate|respect|trust|notice|love me more|better
            more of a
        """
    }
)


def long(written: CoachedText) -> str:
    """From where on it is more than a partner can hold."""
    text = written.text.strip()
    cut = _sentences(text)[SENTENCES:]
    if len(text) > SOFT or (cut and len(text) > SOFT / 2):
        return _beginning(cut[0] if cut else text[SOFT // 2 :].partition(" ")[2])
    return ""


def topics(written: CoachedText) -> str:
    marks = LIST_MARK.findall(written.text) or re.findall(r"\b\d[.)] ", written.text)
    return marks[1].strip() if len(marks) > 1 else _topics(written)


def rushing(written: CoachedText) -> str:
    """The whole text, when it is next to nothing beside what it gives back."""
    words, given = written.text.split(), written.given.split()
    hasty = written.text.strip() and len(given) >= ENOUGH and len(words) <= FEW and len(words) < len(given) * PART
    return written.text.strip(" .?!…\n") if hasty and not question(written) else ""


def question(written: CoachedText) -> str:
    """A question of one's own; one that was only given back is none."""
    if "?" not in written.text and not _question(written):
        return ""
    for sentence in _sentences(written.text):
        own = CoachedText(written.kind, sentence, written.language, written.given)
        if _asked_on(own):
            continue
        asks = "?" in sentence and "?" not in written.given
        if asks or _question(own):
            return _beginning(sentence.rstrip(" .?!…"))
    return ""


def thought(written: CoachedText) -> str:
    """A guess that names no feeling."""
    found = _thought(written)
    if found or written.has_feelings or _feeling(written):
        return found
    return _beginning(written.text.strip(" .?!…\n"))


def rebuttal(written: CoachedText) -> str:
    """A no to what the partner said in the round before."""
    if not written.heard:
        return ""
    if found := _contrary(written):
        return found
    reading = written.reading
    heard = Counter(content_words(written.heard, written.language).values())
    for denial in _denial.finditer(reading.plain):
        denied = content_words(denial[1], written.language).values()
        if not OWN.match(denial[1]) and any(heard[word] for word in denied):
            return reading.quoted(*denial.span())
    return ""


def vague(written: CoachedText) -> str:
    """A wish that nobody could count or film."""
    found = _vague(written)
    if not found:
        return ""
    rest = _span.sub("", written.reading.plain)
    return "" if _measured.search(rest) else found


def _sentences(text: str) -> list[str]:
    """Sentences, roughly. A full stop after a title or an hour ends none."""
    found: list[str] = []
    for piece in SENTENCE.findall(text):
        if found and ABBREVIATED.search(found[-1]):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


def _beginning(text: str, most: int = 6) -> str:
    words = text.split()
    return " ".join(words[:most]) + ("…" if len(words) > most else "")
