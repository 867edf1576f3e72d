"""Words of the quick mirror, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("Quick mirror"),
    begin=_("I’d like to say something about…"),
    about=_("The short form for couples with practice: say it, hear it mirrored, and swap."),
)
WORDS: Mapping[str, Words] = {
    "heard": Words(
        title=_("Your turn: thank {partner}"),
        tip=_("You were heard, and a thank you is enough here."),
        waiting=_("{partner} was heard, thanks to you"),
        waiting_tip=_("You listened all the way through, and you can speak next."),
        moves={"thank": _("Say “Thank you for hearing me”")},
        event_labels={"thank": _("{name} said thank you")},
    ),
}
