"""Every rule, the weightiest first: where two have something to say about the same words, the first one speaks."""

from dialogue.coach.rules.answering import ANSWERING
from dialogue.coach.rules.asking import ASKING
from dialogue.coach.rules.giving_back import GIVING_BACK
from dialogue.coach.rules.naming import NAMING
from dialogue.coach.rules.sending import SENDING
from dialogue.coach.rules.thanking import THANKING
from dialogue.coach.terms import Rule

RULES: tuple[Rule, ...] = (*NAMING, *SENDING, *GIVING_BACK, *ANSWERING, *THANKING, *ASKING)
