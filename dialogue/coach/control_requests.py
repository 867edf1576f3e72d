"""Requests that touch somebody's freedom: phone and whereabouts, money, friends and family, clothes, sex.

The one who is asked is told, alone, that a no is free; and no reminder ever follows such a request.
"""

import re

TOUCHES = (
    r"phone|password|passcode|messages?|whatsapp|location|track|gps|where you are|who you (?:text|call|meet)",
    r"money|salary|account|card|spend(?:ing)?|payslip|allowance",
    (
        r"(?:see|meet|call|visit|talk to|contact) (?:your|my|that) "
        r"(?:friends?|mother|father|parents|sister|brother|family|ex)"
    ),
    r"wear|dress|clothes|clothing|skirt|make-?up",
    r"sex|sexual(?:ly)?|make love|naked|in bed",
    r"handy|standort|passwort|geld|konto|freunde|familie|kleidung|anziehen|sex",
    r"móvil|teléfono|contraseña|ubicación|dinero|cuenta|amig[oa]s|familia|ropa|sexo",
)
_TOUCHES = re.compile(rf"\b(?:{'|'.join(TOUCHES)})\b", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(?:friends?|family|colleagues?)\b", re.IGNORECASE)
_LESS = re.compile(r"\b(?:less|stop|no longer|not)\b", re.IGNORECASE)


def touches_freedom(text: str) -> bool:
    """Whether a request touches something that is the other person's own to decide."""
    words = " ".join(text.split())
    return bool(_TOUCHES.search(words) or (_PEOPLE.search(words) and _LESS.search(words)))
