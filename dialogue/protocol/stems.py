"""Openings of sentences that many protocols share, and the mark that finds them for translation."""


def gettext_noop(text: str) -> str:
    """Marks a stem for translation; whoever shows it translates it. The rules themselves know no language."""
    return text


_ = gettext_noop

MIRROR = (_("Let me see if I’ve got that. You said…"),)
LADDER = (
    _("What I saw or heard was…"),
    _("Then I react by…"),
    _("The story I tell myself is…"),
    _("What hurts is…"),
    _("What I’m afraid of is…"),
    _("It reminds me of…"),
    _("What I long for is…"),
)
SUMMARY = (_("If I got it all, you are telling me that…"),)
MISSING = (_("What is still missing is…"),)
ADDED = (_("And you also said…"),)
MAKES_SENSE = (_("You make sense to me. What makes sense is… because…"), _("This part makes sense; help me with…"))
CLARIFY = (_("What I mean is…"),)
GUESS = (_("I imagine you might be feeling…"),)
NOT_QUITE = (_("What I’m still missing is…"),)
ALSO_FEEL = (_("I also feel…"), _("It’s more like…"))
ALSO_FELT = (_("You also feel…"),)
FELT_INSTEAD = (_("So for you it’s more like…"),)
THANKS = (_("Thank you for hearing me. What it means to me is…"),)
APPRECIATE = (_("One thing I appreciate about how you were in this dialogue is…"),)
APPRECIATED = (_("You appreciate that I…"),)
