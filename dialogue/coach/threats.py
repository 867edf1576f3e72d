"""Words that threaten harm, to the other or to oneself. Few and plain: a doubt is left alone, for help is always near.

It reads what somebody says they will do. That somebody was hit, or is afraid of it, is no threat, and must be sayable.
"""

import re

GOING = r"(?:['’]?ll|\s+will|['’]?m\s+(?:going\s+to|gonna)|\s+am\s+going\s+to|\s+want\s+to|\s+could)"
WILL = rf"i\s*(?:{GOING}|\s+swear\s+i\s*{GOING})\s+(?:(?!not|never)\w+\s+)?"
HARM = r"(?:kill|hit|beat|hurt|slap|punch|choke|strangle|stab|shoot|smash|break|destroy)"
THREATS = (
    rf"\b{WILL}{HARM}\s+(?:you|your|yours|him|her|them|the\s+kids|myself)\b",
    rf"\b{WILL}(?:make\s+you\s+(?:pay|bleed|suffer|regret)|end\s+(?:my|your)\s+life)\b",
    r"\byou\s*(?:['’]ll|\s+will|['’]re\s+going\s+to)\s+(?:regret\s+(?:this|that)|be\s+sorry|pay\s+for\s+(?:this|that))\b",
    r"\b(?:or|otherwise)\s+i\s*(?:['’]?ll|\s+will)\s+(?:\w+\s+)?(?:hit|hurt|kill|beat)\b",
    r"\bich\s+(?:bringe?\s+(?:dich|mich)\s+um|schlage?\s+dich|tue?\s+dir\s+(?:was|etwas)\s+an|mache?\s+dich\s+fertig)\b",
    r"\bich\s+(?:werde|will)\s+(?:dich|mich)\s+(?:umbringen|schlagen|töten)\b",
    r"\b(?:te\s+voy\s+a|quiero)\s+(?:matar|pegar|golpear|hacer\s+daño)(?:te|me)?\b",
    r"\b(?:te\s+mato|me\s+voy\s+a\s+matar)\b",
)
_PATTERN = re.compile("|".join(THREATS), re.IGNORECASE)


def threatens(text: str) -> bool:
    """Whether somebody says in plain words that they will do harm."""
    return _PATTERN.search(text) is not None
