"""Words of the re-imagining letter, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.steps.speaking import SEND
from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("A letter from long ago"),
    begin=_("I’d like you to hear…"),
    about=_(
        "One of you has written a letter from their younger self. The partner reads it, and then hears more about it."
    ),
)
WORDS: Mapping[str, Words] = {
    "letter": Words(
        title=_("Your turn: send your letter"),
        tip=_("Send the letter you wrote, or as much of it as you like."),
        waiting=_("{partner} is about to send you a letter"),
        waiting_tip=_("The letter comes from when {partner} was young, and it isn’t about you."),
        moves={"say": _("Send my letter")},
        event_labels={"say": _("{name} gave a letter")},
    ),
    "read": Words(
        title=_("Your turn: read the letter slowly, twice"),
        tip=_("Read the letter as you’d listen to a child, without explaining or fixing anything."),
        waiting=_("{partner} is reading your letter"),
        waiting_tip=_("Breathe: you’ve carried this for a long time, and now {partner} reads it."),
        moves={"read": _("I’ve read the letter")},
        event_labels={"read": _("{name} read it")},
    ),
    "send": Words(
        title=_("Your turn: what would you add to the letter?"),
        tip=_("One or two sentences that aren’t in the letter."),
        waiting=_("{partner} is adding something to the letter"),
        waiting_tip=_("Just listen: you’ll mirror {partner}’s words next."),
        moves={"say": SEND},
        event_labels={"say": _("{name} added")},
    ),
}
