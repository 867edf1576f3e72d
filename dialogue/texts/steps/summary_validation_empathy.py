"""Words of taking in the whole: more, the summary, what makes sense, what it feels like."""

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import Words

ONLY_A_PART = _("Only a part makes sense to me so far")
HEARING = {
    "ask_more": Words(
        title=_("You got it. Ask for more"),
        tip=_("{partner} said that you heard it. Now ask: “Is there more about that?”"),
        waiting=_("{partner} heard you, and is about to ask for more"),
        waiting_tip=_("{partner} sees that you said yes. Breathe out."),
        moves={"ask_more": _("Is there more about that?")},
        event_labels={"ask_more": _("{name} asked whether there is more")},
    ),
    "more": Words(
        title=_("Is there more about that?"),
        tip=_("Take one breath before you answer. Often there is something underneath."),
        waiting=_("{partner} is seeing whether there is more"),
        waiting_tip=_("A pause here is good. It means that somebody is thinking."),
        moves={"more": _("Yes, there is more"), "no_more": _("No, that is all")},
        event_labels={"more": _("{name}: there is more"), "no_more": _("{name}: that is all")},
        hint=_("You have said a good deal. Perhaps that is enough for one sitting?"),
    ),
    "summary": Words(
        title=_("Gather it all up"),
        tip=_("Give {partner} the whole of it in a few sentences, still in {partner}’s words."),
        waiting=_("{partner} is gathering up all you said"),
        waiting_tip=_("You will say whether anything is missing."),
        moves={"say": _("Give back the whole")},
        event_labels={"say": _("{name} summed it up")},
    ),
    "summary_check": Words(
        title=_("Did {partner} get it all?"),
        tip=_("What you said stands here beside the summary. If something that matters is missing, say it now."),
        waiting=_("{partner} is checking your summary"),
        waiting_tip=_("If a part is missing, you just add it."),
        moves={"all": _("Yes, that is all of it"), "missed": _("Something is missing")},
        event_labels={"all": _("{name}: yes, all of it"), "missed": _("{name}: this is still missing")},
    ),
    "summary_add": Words(
        title=_("Add the part that is missing"),
        tip=_("Give it back in {partner}’s words."),
        waiting=_("{partner} is adding the missing part"),
        waiting_tip=_("Then you are asked once more."),
        moves={"say": _("Give it back")},
        event_labels={"say": _("{name} added the missing part")},
    ),
    "validate": Words(
        title=_("Say why it makes sense"),
        tip=_("Seen from {partner}’s side, how does it make sense? Seeing the sense isn’t agreeing."),
        waiting=_("{partner} is looking at it from your side"),
        waiting_tip=_("You need not explain anything just now."),
        switches={"partly": ONLY_A_PART},
        moves={"say": _("Say what makes sense"), "partly": _("Say which part makes sense")},
        event_labels={"say": _("{name}: you make sense"), "partly": _("{name}: this part makes sense")},
    ),
    "clarify": Words(
        title=_("Help {partner} see it"),
        tip=_("One sentence about the part that is not clear yet."),
        waiting=_("{partner} is helping you see it"),
        waiting_tip=_("Then you give it back, and look at the whole once more."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} explained")},
    ),
    "validate_check": Words(
        title=_("Does that feel understood?"),
        tip=_("Take it in slowly. Does it feel as if {partner} can see it from your side?"),
        waiting=_("{partner} is letting it sink in"),
        waiting_tip=_("Whatever the answer is, your trying counts."),
        folds={"not_quite": _("Not quite, something is missing")},
        moves={"landed": _("Yes, that feels understood"), "not_quite": _("Say what is missing")},
        event_labels={
            "landed": _("{name} felt understood"),
            "not_quite": _("{name}: not quite. What is missing"),
            "not_landed": _("{name}: not quite"),
        },
    ),
    "validate_again": Words(
        title=_("Not quite yet. Try once more, with what {partner} misses"),
        tip=_("Your last try and {partner}’s answer to it stand here one after the other: put them together."),
        waiting=_("{partner} is trying once more, with what you miss"),
        waiting_tip=_("{partner} can read what you said is missing."),
        switches={"partly": ONLY_A_PART},
        moves={"say": _("Say what makes sense now"), "partly": _("Say which part makes sense")},
        event_labels={"say": _("{name} tried again: you make sense"), "partly": _("{name}: this part makes sense")},
    ),
    "may_not_fit": Words(
        title=_("It may not fit today. What part does fit?"),
        tip=_("You decide: go on with the part that fits, or ask {partner} for one more try."),
        waiting=_("{partner} is deciding whether to go on"),
        waiting_tip=_("It may not fit fully today, and that’s nobody’s fault."),
        line=_("The part that does fit, in one line, if you like"),
        moves={"go_ahead": _("Go on with what fits"), "try_again": _("Ask for one more try")},
        event_labels={"go_ahead": _("{name} goes on with what fits"), "try_again": _("{name} asked for one more try")},
    ),
    "empathise": Words(
        title=_("Guess what it feels like"),
        tip=_(
            "One or two feeling words: how it was then, or how it is now. It is a guess, and {partner} will tell you."
        ),
        waiting=_("{partner} is imagining how you feel"),
        waiting_tip=_("You will say whether it is that, or something else too."),
        moves={"say": _("Offer my guess")},
        event_labels={"say": _("{name} imagined that it feels like")},
    ),
    "empathise_check": Words(
        title=_("Is that it?"),
        tip=_("You alone can tell. Add a feeling that is missing, or say what it’s more like."),
        waiting=_("{partner} is feeling whether that fits"),
        waiting_tip=_("A guess that misses still helps: it shows that you are looking."),
        folds={"others": _("There is more to it, or it’s different")},
        moves={
            "yes": _("Yes, that is it"),
            "others": _("There is also…"),
            "not_that": _("Not that. It’s more like…"),
        },
        event_labels={
            "yes": _("{name}: yes, that is it"),
            "others": _("{name} also feels"),
            "not_that": _("{name}: not that. It’s more like"),
        },
    ),
    "feelings_mirror": Words(
        title=_("Give the other feelings back"),
        tip=_("Just the words that {partner} added."),
        waiting=_("{partner} is giving your other feelings back"),
        waiting_tip=_("Then you are asked once more."),
        moves={"say": _("Give it back")},
        event_labels={"say": _("{name} gave the feelings back")},
    ),
    "feelings_instead": Words(
        title=_("Not quite. Mirror what it’s more like"),
        tip=_("Let your guess go, and say {partner}’s own words."),
        waiting=_("{partner} is mirroring what it’s more like for you"),
        waiting_tip=_("Then you are asked once more."),
        moves={"say": _("Give it back")},
        event_labels={"say": _("{name} gave the feelings back")},
    ),
    "received": Words(
        title=_("Say thank you"),
        tip=_("Thank {partner} for hearing you, and say what it means to you."),
        waiting=_("{partner} is finding words of thanks"),
        waiting_tip=_("You listened all the way through. Let it reach you."),
        moves={"say": _("Thank you for hearing me")},
        event_labels={"say": _("{name} said thank you")},
    ),
}
