"""Every rule, the weightiest first: where two have something to say about the same words, the first one speaks."""

from dialogue.coach.rules.appreciations import THANKING
from dialogue.coach.rules.mirrors import GIVING_BACK
from dialogue.coach.rules.requests import ASKING
from dialogue.coach.rules.sends import SENDING
from dialogue.coach.rules.validations import ANSWERING
from dialogue.coach.rules.you_statements import NAMING
from dialogue.coach.terms import Rule

RULES: tuple[Rule, ...] = (*NAMING, *SENDING, *GIVING_BACK, *ANSWERING, *THANKING, *ASKING)
