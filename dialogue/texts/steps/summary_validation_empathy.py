"""Words of taking in the whole: more, the summary, validation and empathy."""

from django.utils.translation import gettext_lazy as _

from dialogue.texts.steps.speaking import SEND
from dialogue.texts.terms import Words

ONLY_A_PART = _("Only a part makes sense to me so far")
THE_PART = _("Send the part that makes sense")
ONCE_MORE = _("You’ll be asked once more whether that’s it.")
HEARING = {
    "ask_more": Words(
        title=_("{partner} says you got it. Ask if there’s more"),
        tip=_("What matters most often comes only after this question."),
        waiting=_("You said yes. {partner} is about to ask for more"),
        waiting_tip=_("Breathe out: {partner} knows that you feel heard so far."),
        moves={"ask_more": _("Ask if there’s more about that")},
        event_labels={"ask_more": _("{name} asked whether there is more")},
    ),
    "more": Words(
        title=_("Your turn: is there more about that?"),
        tip=_("Take a breath before you answer, because there’s often something underneath."),
        waiting=_("{partner} is checking whether there’s more"),
        waiting_tip=_("Silence is good here: {partner} is thinking."),
        moves={"more": _("Yes, there’s more"), "no_more": _("No, that’s all")},
        event_labels={"more": _("{name}: there is more"), "no_more": _("{name}: that is all")},
        hint=_("You’ve said a lot. Is that enough for today?"),
    ),
    "summary": Words(
        title=_("Your turn: sum up what you heard"),
        tip=_("Say all of it in a few sentences, still in {partner}’s words."),
        waiting=_("{partner} is summing up what you said"),
        waiting_tip=_("You’ll say whether anything is missing."),
        moves={"say": _("Send my summary")},
        event_labels={"say": _("{name} summed it up")},
    ),
    "summary_check": Words(
        title=_("Your turn: did {partner} get all of it?"),
        tip=_("Compare the summary with what you said, and add anything important that’s missing."),
        waiting=_("{partner} is checking your summary"),
        waiting_tip=_("If a part is missing, you just add it."),
        folds={"missed": _("Something is missing")},
        moves={"all": _("Yes, that’s all of it"), "missed": _("Send what’s missing")},
        event_labels={"all": _("{name}: yes, all of it"), "missed": _("{name}: this is still missing")},
    ),
    "summary_add": Words(
        title=_("Your turn: mirror the missing part"),
        tip=_("Use {partner}’s own words for the part that you left out."),
        waiting=_("{partner} is adding the missing part"),
        waiting_tip=_("You’ll be asked once more whether that’s all of it."),
        moves={"say": SEND},
        event_labels={"say": _("{name} added the missing part")},
    ),
    "validate": Words(
        title=_("Your turn: validate what {partner} said"),
        tip=_("Say how it makes sense from {partner}’s side, which isn’t the same as agreeing."),
        waiting=_("{partner} is looking at things from your side"),
        waiting_tip=_("Just listen: you don’t need to explain anything right now."),
        switches={"partly": ONLY_A_PART},
        moves={"say": _("Send what makes sense"), "partly": THE_PART},
        event_labels={"say": _("{name}: you make sense"), "partly": _("{name}: this part makes sense")},
    ),
    "clarify": Words(
        title=_("Your turn: help {partner} see it"),
        tip=_("One sentence about the part that isn’t clear yet."),
        waiting=_("{partner} is explaining the part that isn’t clear"),
        waiting_tip=_("You’ll mirror it, and then look at all of it once more."),
        moves={"say": SEND},
        event_labels={"say": _("{name} explained")},
    ),
    "validate_check": Words(
        title=_("Your turn: do you feel understood?"),
        tip=_("Take your time: does it feel as if {partner} can see it from your side?"),
        waiting=_("{partner} is letting your words sink in"),
        waiting_tip=_("Your effort counts, whatever the answer is."),
        folds={"not_quite": _("Not quite, something is missing")},
        moves={"landed": _("Yes, I feel understood"), "not_quite": _("Send what’s missing")},
        event_labels={
            "landed": _("{name} felt understood"),
            "not_quite": _("{name}: not quite. What is missing"),
            "not_landed": _("{name}: not quite"),
        },
    ),
    "validate_again": Words(
        title=_("Not quite yet. Your turn: try once more"),
        tip=_("Put your last try together with what {partner} says is missing."),
        waiting=_("{partner} is trying once more"),
        waiting_tip=_("{partner} can read what you said is missing."),
        switches={"partly": ONLY_A_PART},
        moves={"say": _("Send what makes sense now"), "partly": THE_PART},
        event_labels={"say": _("{name} tried again: you make sense"), "partly": _("{name}: this part makes sense")},
    ),
    "may_not_fit": Words(
        title=_("Your turn: which part fits for today?"),
        tip=_("It may not fit fully today: go on with the part that does, or ask {partner} for one more try."),
        waiting=_("{partner} is deciding whether to go on"),
        waiting_tip=_("It may not fit fully today, and that’s nobody’s fault."),
        line=_("The part that does fit, in one line, if you like"),
        moves={"go_ahead": _("Go on with what fits"), "try_again": _("Ask {partner} for one more try")},
        event_labels={"go_ahead": _("{name} goes on with what fits"), "try_again": _("{name} asked for one more try")},
    ),
    "empathise": Words(
        title=_("Your turn: guess what {partner} feels"),
        tip=_("Empathize with one or two feelings, from then or from now, and {partner} will tell you if they fit."),
        waiting=_("{partner} is imagining how you feel"),
        waiting_tip=_("You’ll say whether that’s it, or what it’s more like."),
        moves={"say": _("Send my guess")},
        event_labels={"say": _("{name} imagined that it feels like")},
    ),
    "empathise_check": Words(
        title=_("Your turn: is that how you feel?"),
        tip=_("Only you can tell: add a feeling that’s missing, or say what it’s more like."),
        waiting=_("{partner} is checking whether your guess fits"),
        waiting_tip=_("A guess that misses still helps, because {partner} sees that you’re trying."),
        folds={"others": _("There’s more to it, or it’s different")},
        moves={
            "yes": _("Yes, that’s it"),
            "others": _("Add these feelings"),
            "not_that": _("No, it’s more like these feelings"),
        },
        event_labels={
            "yes": _("{name}: yes, that is it"),
            "others": _("{name} also feels"),
            "not_that": _("{name}: not that. It’s more like"),
        },
    ),
    "feelings_mirror": Words(
        title=_("Your turn: mirror the added feelings"),
        tip=_("Use just the words that {partner} added."),
        waiting=_("{partner} is mirroring the feelings you added"),
        waiting_tip=ONCE_MORE,
        moves={"say": SEND},
        event_labels={"say": _("{name} mirrored the feelings")},
    ),
    "feelings_instead": Words(
        title=_("Not quite. Your turn: mirror what it’s more like"),
        tip=_("Set your own guess aside, and use {partner}’s words."),
        waiting=_("{partner} is mirroring what it’s more like for you"),
        waiting_tip=ONCE_MORE,
        moves={"say": SEND},
        event_labels={"say": _("{name} mirrored the feelings")},
    ),
    "received": Words(
        title=_("Your turn: thank {partner} for listening"),
        tip=_("Say what it means to you to be heard."),
        waiting=_("{partner} is thanking you"),
        waiting_tip=_("You listened all the way through, so let the thanks reach you."),
        moves={"say": _("Send my thanks")},
        event_labels={"say": _("{name} said thank you")},
    ),
}
