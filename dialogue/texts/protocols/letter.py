"""Words of the re-imagining letter, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("A letter from long ago"),
    begin=_("I’d like you to hear…"),
    about=_(
        "One of you has written a letter from their younger self. The other reads it, and it is heard as in a dialogue."
    ),
)
WORDS: Mapping[str, Words] = {
    "letter": Words(
        title=_("Give your letter"),
        tip=_("The letter that you wrote alone, or as much of it as you like. You can stop at any point."),
        waiting=_("{partner} is about to give you a letter"),
        waiting_tip=_("It comes from when {partner} was young. It is not about you."),
        moves={"say": _("Give my letter")},
        event_labels={"say": _("{name} gave a letter")},
    ),
    "read": Words(
        title=_("Read it slowly, twice"),
        tip=_("Read it as you would listen to a child. You need not explain or repair anything."),
        waiting=_("{partner} is reading your letter"),
        waiting_tip=_("Breathe. You have carried this for a long time; now somebody reads it."),
        moves={"read": _("I have read it")},
        event_labels={"read": _("{name} read it")},
    ),
    "send": Words(
        title=_("What else belongs to it?"),
        tip=_("One or two sentences that the letter does not say."),
        waiting=_("{partner} is adding something"),
        waiting_tip=_("All you need to do is listen."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} added")},
    ),
}
