"""Words of the quick mirror, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("Quick mirror"),
    begin=_("I’d like to say something about…"),
    about=_("The short form for a couple with practice: say it, hear it back, and swap."),
)
WORDS: Mapping[str, Words] = {
    "heard": Words(
        title=_("You were heard"),
        tip=_("A thank you is enough here."),
        waiting=_("{partner} was heard"),
        waiting_tip=_("You listened all the way. In a moment it can be your turn."),
        moves={"thank": _("Thank you for hearing me")},
        event_labels={"thank": _("{name} said thank you")},
    ),
}
