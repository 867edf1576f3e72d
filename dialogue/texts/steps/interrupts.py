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
        "take_back": _("Undo my last step"),
        "reword": _("Say it another way"),
    },
    event_labels={
        "pause": _("{name} paused"),
        "resume": _("{name} came back"),
        "ouch": _("{name}: ouch"),
        "go_on": _("{name} went on"),
        "ask_what_hurt": _("{name} asked what hurt"),
        "stop": _("The dialogue ended here"),
        "take_back": _("{name} took that back"),
        "reword": _("{name} will say it another way"),
    },
)
PAUSED = Words(
    title=_("A pause"),
    tip=_("Nothing is lost: you go on at exactly this place when both of you are back."),
    waiting=_("You’re ready to go on. {partner} isn’t ready yet"),
    waiting_tip=_("{partner} can see that you’re ready, and you go on at exactly this place when {partner} is too."),
    moves=INTERRUPTS.moves,
)
LIGHT_END = "light_end"  # of a dialogue after which neither needs a rest
ENDS = {
    "closed": Words(
        title=_("You’re done for today"),
        tip=_("Thank you both for staying: be gentle with each other for the next half hour."),
    ),
    LIGHT_END: Words(
        title=_("You’ve finished this dialogue"),
        tip=_("Thank you both for taking the time."),
    ),
    "stopped": Words(
        title=_("The dialogue has ended"),
        tip=_("What was said is saved, and you can start a new dialogue when you’re both ready."),
    ),
    "sheltered": Words(
        title=_("This dialogue has ended here"),
        tip=_(
            "Whatever the reason was, stay apart for now and give yourself time. "
            "If you’re afraid, or somebody could get hurt, find help under More, or by phone where you are."
        ),
    ),
    "not_today": Words(
        title=_("You said “Not today”"),
        waiting=_("{partner} said “Not today”"),
        tip=_("This is a no to today, not to either of you, and you can both start something else now."),
    ),
    "lapsed": Words(
        title=_("This request has ended"),
        tip=_("You can ask again when it suits both of you."),
    ),
}
