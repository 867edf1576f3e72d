"""Words of the daily appreciation, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("One appreciation for today"),
    begin=_("Today I appreciated that you…"),
    about=_("One sentence. It waits for your partner, who gives it back when there is a quiet minute."),
)
TOOK_IN = _("Thank you, that reached me")
WORDS: Mapping[str, Words] = {
    "sentence": Words(
        title=_("One appreciation for today"),
        tip=_("One sentence about something that {partner} did or said today. Nothing is too small."),
        moves={"say": _("Give it")},
        event_labels={"say": _("{name} appreciated today")},
    ),
    "sentence_mirror": Words(
        title=_("{partner} appreciated something today"),
        tip=_("Take it in, and give it back in {partner}’s words if you like."),
        waiting=_("It waits for {partner}"),
        waiting_tip=_("There is nothing else to do. It rests by itself after a day."),
        moves={"say": _("Give it back"), "took_in": TOOK_IN},
        event_labels={
            "say": _("{name} gave it back"),
            "took_in": _("{name}: thank you, that reached me"),
            "rest": _("It was left to rest"),
        },
    ),
}
