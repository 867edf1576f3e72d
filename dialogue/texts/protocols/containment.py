"""Words of anger, contained, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.steps.opening import ANSWER_FOLDS, ANSWERS
from dialogue.texts.steps.speaking import SEND
from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("We’re too angry to talk"),
    begin=_("I’ll be back"),
    about=_("First you each cool down on your own for a set time. Then the anger is heard, a little at a time."),
)
WORDS: Mapping[str, Words] = {
    "signal": Words(
        title=_("Your turn: take time to cool down"),
        tip=_("Choose how long you need, and {partner} sees when you both come back."),
        moves={"contain": _("I need to cool down")},
        event_labels={"contain": _("{name} needed to cool down")},
    ),
    "cool": Words(
        title=_("Cool down, each on your own"),
        tip=_("Walk, breathe, run cold water over your hands, and leave what you want to say for later."),
        waiting=_("Cool down, each on your own"),
        waiting_tip=_("There’s nothing to answer now: the page opens again at the time you see here."),
        folds={"longer": _("I need more time")},
        moves={"longer": _("Move the time for both of us")},
        event_labels={"longer": _("{name} asked for more time to cool down"), "cooled": _("The time was over")},
    ),
    "back": Words(
        title=_("Your turn: are you calm enough to talk?"),
        tip=_("Check in with your body first: at four or below you can listen, above that take more time."),
        waiting=_("You’re ready. {partner} hasn’t answered yet"),
        waiting_tip=_("You go on when {partner} is calm enough too; perhaps {partner} hasn’t looked yet."),
        folds={"longer": _("I need more time")},
        moves={"ready": _("Yes, I’m calm enough"), "longer": _("Move the time for both of us")},
        event_labels={"ready": _("{name} came back"), "longer": _("{name} asked for more time to cool down")},
    ),
    "request": Words(
        title=_("Your turn: ask {partner} to hear your anger"),
        tip=_("Say in one line what you’re angry about."),
        waiting=_("{partner} is about to ask you something"),
        waiting_tip=_("You’ll be asked whether you can hear some anger now, and a later time is fine."),
        moves={"ask": _("Ask {partner}: can you hear it now?")},
        event_labels={"ask": _("{name} is angry, and asked to be heard")},
    ),
    "answer": Words(
        title=_("{partner} is angry. Your turn: can you hear it now?"),
        tip=_("Check in with yourself first, and if you can’t hear it now, choose a time."),
        waiting=_("You’ve asked {partner}"),
        waiting_tip=_(
            "{partner}’s answer appears here. A later time isn’t a no. Without an answer the request ends after a day."
        ),
        folds=ANSWER_FOLDS,
        moves=ANSWERS | {"now": _("Yes, I can hear it now")},
        event_labels={
            "now": _("{name} was ready to hear it"),
            "later": _("{name} chose a time"),
            "not_today": _("{name}: not today"),
            "lapse": _("The request ended by itself"),
        },
    ),
    "rules": Words(
        title=_("Rules for both of you"),
        tip=_("Read each rule, and go on only if you can keep all of them."),
        rules=(
            _("No touching, no throwing things, no blocking the door."),
            _("No name-calling."),
            _("No threats against you or against myself."),
            _("After ten minutes we look at what’s beneath the anger."),
            _("When one of us says “stop”, we both stop."),
        ),
        waiting=_("You’ve agreed. {partner} is reading the rules"),
        waiting_tip=_("You start when {partner} has agreed too."),
        moves={"agree": _("Yes, I’ll keep these rules")},
        event_labels={"agree": _("{name} agreed to the rules")},
    ),
    "trigger": Words(
        title=_("Your turn: what are you angry about?"),
        tip=_("One sentence about what happened, not about what {partner} is like."),
        waiting=_("{partner} is saying what the anger is about"),
        waiting_tip=_("Just listen: you’ll mirror it, and you don’t need to defend anything."),
        moves={"say": SEND},
        event_labels={"say": _("{name} is angry about")},
    ),
    "pour": Words(
        title=_("Your turn: say how angry you are"),
        tip=_("Up to three short sentences that start with “I”, one at a time."),
        waiting=_("{partner} is putting the anger into words"),
        waiting_tip=_("Imagine a pane of glass between you: you hear the anger, and it doesn’t have to reach you."),
        moves={"say": SEND, "done": _("Go on to what’s beneath my anger")},
        event_labels={
            "say": _("{name} is angry"),
            "done": _("{name}: that is enough"),
            "time_up": _("The ten minutes were over"),
        },
    ),
    "hear": Words(
        title=_("Your turn: say that you hear the anger"),
        tip=_("There’s only one answer here, and it’s enough: you don’t need to defend yourself."),
        waiting=_("{partner} is hearing your anger"),
        waiting_tip=_("Notice that {partner} is listening to you."),
        moves={"tell_more": _("Say “I hear how angry you are. Tell me more.”")},
        event_labels={
            "tell_more": _("{name}: I hear how angry you are. Tell me more."),
            "time_up": _("The ten minutes were over"),
        },
    ),
    "hear_last": Words(
        title=_("Your turn: hear the anger one last time"),
        tip=_("That was the third sentence: next {partner} looks at what’s beneath the anger."),
        waiting=_("{partner} is hearing your last sentence"),
        waiting_tip=_("That was your third sentence, and next you look at what’s beneath the anger."),
        moves={"heard": _("Say “I hear how angry you are.”")},
        event_labels={"heard": _("{name}: I hear how angry you are.")},
    ),
    "beneath": Words(
        title=_("Your turn: say what’s beneath the anger"),
        tip=_("Say a little of what’s there: often it’s hurt or fear, and often it’s old."),
        waiting=_("{partner} is saying what’s beneath the anger"),
        waiting_tip=_("This part is tender: just listen for the words, because you’ll mirror them."),
        moves={"say": SEND},
        event_labels={"say": _("{name}: beneath the anger")},
    ),
    "rest": Words(
        title=_("Rest a little, both of you"),
        tip=_("Be quiet for a minute and a half, and hold each other if you both want to."),
        waiting=_("You’re ready. {partner} is still resting"),
        waiting_tip=_("You go on when {partner} is ready too, or when the time is over."),
        moves={"ready": _("I’m ready to go on")},
        event_labels={"ready": _("{name} was ready to go on"), "rested": _("You both rested")},
    ),
    "wish": Words(
        title=_("Your turn: is there a wish in it?"),
        tip=_("Say in one sentence what you long for; it can become a request another day."),
        waiting=_("{partner} is looking for a wish"),
        waiting_tip=_("You’ll only mirror the wish: nothing is asked of you today."),
        moves={"say": SEND, "leave_it": _("Skip the wish for today")},
        event_labels={"say": _("{name} longs for"), "leave_it": _("{name} skipped the wish for today")},
    ),
    "settle": Words(
        title=_("Before you go"),
        tip=_("Notice how your body is now, and take more time to cool down if you’re still at seven or more."),
        waiting=_("You’ve closed. {partner} is taking a moment"),
        waiting_tip=_("You can leave this page now: the dialogue ends when {partner} closes it too."),
        folds={"longer": _("Cool down once more")},
        moves={"ready": _("Close the dialogue"), "longer": _("Start another cool-down for both of us")},
        event_labels={
            "ready": _("{name} was ready to go"),
            "longer": _("{name} asked for more time to cool down"),
        },
    ),
}
ALOUD: Mapping[str, Words] = {
    "trigger": Words(event_labels={"say": _("{name} said what set off the anger")}),
    "pour": Words(event_labels={"say": _("{name} said how much anger there is")}),
    "beneath": Words(event_labels={"say": _("{name} said what’s beneath the anger")}),
    "wish": Words(event_labels={"say": _("{name} named a wish")}),
}
