"""Words that threaten harm, to the other or to oneself. Few and plain: a doubt is left alone, for help is always near.

It reads what somebody says they will do. That somebody was hit, or is afraid of it, is no threat, and must be sayable.
"""

import re
import unicodedata

GOING = r"(?:['’]?ll| will|['’]?m (?:going to|gonna)| am going to| want to| could)"
WILL = rf"i(?:{GOING}| swear i{GOING}) (?:(?!not|never)\w+ )?"
HARM = r"(?:kill|hit|beat|hurt|slap|punch|choke|strangle|stab|shoot|smash|break|destroy)"
THREATS = (
    rf"\b{WILL}{HARM} (?:you|your|yours|him|her|them|the kids|myself)\b",
    rf"\b{WILL}(?:make you (?:pay|bleed|suffer|regret)|end (?:my|your) life)\b",
    r"\byou(?:['’]ll| will|['’]re going to) (?:regret (?:this|that)|be sorry|pay for (?:this|that))\b",
    r"\b(?:or|otherwise) i(?:['’]?ll| will) (?:\w+ )?(?:hit|hurt|kill|beat)\b",
    r"\bich (?:bringe? (?:dich|mich) um|schlage? dich|tue? dir (?:was|etwas) an|mache? dich fertig)\b",
    r"\bich (?:werde|will) (?:dich|mich) (?:umbringen|schlagen|töten)\b",
    r"\b(?:te voy a|quiero) (?:matar|pegar|golpear|hacer daño)(?:te|me)?\b",
    r"\b(?:te mato|me voy a matar)\b",
)
_PATTERN = re.compile("|".join(THREATS), re.IGNORECASE)


def threatens(text: str) -> bool:
    """Whether somebody says in plain words that they will do harm, also in letters that only look plain."""
    seen = _as_seen(text)
    return any(_PATTERN.search(form) for form in (seen, _without_marks(seen)))


def _as_seen(text: str) -> str:
    """As it reads: without what nobody sees, in plain letters where they have another width or shape."""
    plain = unicodedata.normalize("NFKC", text).replace("\u02bc", "’")
    return " ".join("".join(one for one in plain if unicodedata.category(one) != "Cf").split())


def _without_marks(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
