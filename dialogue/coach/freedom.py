"""Requests that touch somebody's freedom: phone and whereabouts, money, friends and family, clothes, sex.

The one who is asked is told, alone, that a no is free; and no reminder ever follows such a request.
"""

import re

TOUCHES = (
    r"\b(?:phone|password|passcode|messages?|whatsapp|location|track|gps|where\s+you\s+are|who\s+you\s+(?:text|call|meet))\b",
    r"\b(?:money|salary|account|card|spend(?:ing)?|pay\s*slip|allowance)\b",
    r"\b(?:see|meet|call|visit|talk\s+to|contact)\s+(?:your|my|that)\s+(?:friends?|mother|father|parents|sister|brother|family|ex)\b",
    r"\b(?:friends?|family|colleagues?)\b.*\b(?:less|stop|no\s+longer|not)\b|\b(?:less|stop|no\s+longer|not)\b.*\b(?:friends?|family|colleagues?)\b",
    r"\b(?:wear|dress|clothes|clothing|skirt|make-?up)\b",
    r"\b(?:sex|sexual(?:ly)?|make\s+love|naked|in\s+bed)\b",
    r"\b(?:handy|standort|passwort|geld|konto|freunde|familie|kleidung|anziehen|sex)\b",
    r"\b(?:móvil|teléfono|contraseña|ubicación|dinero|cuenta|amig[oa]s|familia|ropa|sexo)\b",
)
_PATTERN = re.compile("|".join(TOUCHES), re.IGNORECASE)


def touches_freedom(text: str) -> bool:
    """Whether a request touches something that is the other person's own to decide."""
    return _PATTERN.search(text) is not None
