"""Words of pause, ouch and stop, and of the ends. A stop says the same to both, whoever made it."""

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import Words

INTERRUPTS = Words(
    moves={
        "pause": _("Pause"),
        "resume": _("I’m back"),
        "ouch": _("Ouch"),
        "go_on": _("Go on"),
        "ask_what_hurt": _("Ask what hurt"),
        "stop": _("End the dialogue"),
        "take_back": _("Undo"),
    },
    event_labels={
        "pause": _("A pause"),
        "resume": _("{name} came back"),
        "ouch": _("{name}: ouch"),
        "go_on": _("{name} went on"),
        "ask_what_hurt": _("{name} asked what hurt"),
        "stop": _("The dialogue ended here"),
        "take_back": _("{name} took that back"),
    },
)
PAUSED = Words(
    title=_("A pause"),
    tip=_("Nothing is lost. When both of you are back, you go on at exactly this place."),
    waiting=_("You are back. {partner} is not back yet"),
    waiting_tip=_("You go on at exactly this place when {partner} is back too."),
    moves=INTERRUPTS.moves,
)
ENDS = {
    "closed": Words(
        title=_("That is all for today"),
        tip=_("Thank you both for staying. A quiet half hour now does good."),
    ),
    "stopped": Words(
        title=_("The dialogue has ended"),
        tip=_("What was said is kept. You can begin a new one whenever both of you are ready."),
    ),
    "sheltered": Words(
        title=_("It has ended here"),
        tip=_(
            "Whatever the reason was: stay apart for now, and give yourself time. "
            "If you are afraid, or somebody could get hurt, there is help under More, and by phone where you are."
        ),
    ),
    "not_today": Words(
        title=_("Not today"),
        tip=_("This is a no to today, not to either of you. Both of you can start something else at once."),
    ),
    "lapsed": Words(
        title=_("This request has ended"),
        tip=_("You can ask again whenever it suits both of you."),
    ),
}
