"""Words of the daily appreciation, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.steps.speaking import SEND
from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("One appreciation for today"),
    begin=_("Today I appreciated that you…"),
    about=_("One sentence, which your partner reads and mirrors when there’s a quiet minute."),
)
TOOK_IN = _("Say “Thank you, that reached me”")
WORDS: Mapping[str, Words] = {
    "light_end": Words(
        title=_("This appreciation is finished"),
        tip=_("One sentence a day is enough, and you can each send another one at any time."),
    ),
    "sentence": Words(
        title=_("Your turn: one appreciation for today"),
        tip=_("One sentence about something {partner} did or said today, however small."),
        moves={"say": SEND},
        event_labels={"say": _("{name} appreciated today")},
    ),
    "sentence_mirror": Words(
        title=_("{partner} appreciates you. Your turn: take it in"),
        tip=_("Mirror it in {partner}’s words if you like, or just say thank you."),
        waiting=_("You’ve sent {partner} an appreciation"),
        waiting_tip=_("You’re done here: without an answer from {partner}, this dialogue ends by itself after a day."),
        moves={"say": SEND, "took_in": TOOK_IN},
        event_labels={
            "say": _("{name} mirrored"),
            "took_in": _("{name}: thank you, that reached me"),
            "rest": _("It ended by itself"),
        },
    ),
}
