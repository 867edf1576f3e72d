"""Words of anger, contained, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("When it is too hot"),
    begin=_("I’ll be back"),
    about=_(
        "First each of you cools down, apart and for a set time. Then what made you angry is heard, a little at a time."
    ),
)
WORDS: Mapping[str, Words] = {
    "signal": Words(
        title=_("It is too hot to talk"),
        tip=_("Say for how long: at least twenty minutes, at most a day, and {partner} sees when you both come back."),
        moves={"contain": _("I need to cool down")},
        event_labels={"contain": _("{name} needed to cool down")},
    ),
    "cool": Words(
        title=_("Cool down, each alone"),
        tip=_("Walk, breathe, run cold water over your hands, and leave what you want to say for later."),
        waiting=_("Cool down, each alone"),
        waiting_tip=_("There is nothing to answer now: the page opens again at the time you see here."),
        folds={"longer": _("I need longer")},
        moves={"longer": _("Come back later, for both of us")},
        event_labels={"longer": _("{name} asked for more time to cool down"), "cooled": _("The time was over")},
    ),
    "back": Words(
        title=_("Are you cool enough to talk?"),
        tip=_("Check in with your body first: at four or below you can listen, above that take more time."),
        waiting=_("You’re ready. {partner} hasn’t answered yet"),
        waiting_tip=_("You go on when {partner} says so too. Perhaps {partner} hasn’t looked yet."),
        folds={"longer": _("I need longer")},
        moves={"ready": _("Yes, I am calm enough"), "longer": _("Come back later, for both of us")},
        event_labels={"ready": _("{name} came back"), "longer": _("{name} asked for more time to cool down")},
    ),
    "request": Words(
        title=_("Ask whether it can be heard now"),
        tip=_("One line: what the anger is about. “Can you hold it now?”"),
        waiting=_("{partner} is finding a way to ask you"),
        waiting_tip=_("You will be asked whether you can hear it now. A later time is allowed."),
        moves={"ask": _("Can you hold it now?")},
        event_labels={"ask": _("{name} has some anger, and asked")},
    ),
    "answer": Words(
        title=_("{partner} has some anger. Can you hold it now?"),
        tip=_("Feel your own ground first. If you cannot, choose a time. Saying so is a good answer."),
        waiting=_("You have asked {partner}"),
        waiting_tip=_("{partner} is checking whether there is room for it. A later time is not a refusal."),
        moves={"now": _("Yes, I can hear it"), "later": _("I can at…"), "not_today": _("Not today")},
        event_labels={
            "now": _("{name} was ready to hear it"),
            "later": _("{name} chose a time"),
            "not_today": _("{name}: not today"),
            "lapse": _("The request ended by itself"),
        },
    ),
    "rules": Words(
        title=_("What you both keep to"),
        tip=_("Read each line. Go on only if you can keep to all of them."),
        rules=(
            _("I touch nobody, I throw nothing, and I stand in nobody’s way."),
            _("I call nobody names."),
            _("I threaten nothing, neither you nor myself."),
            _("After ten minutes it goes deeper, whatever was said by then."),
            _("When one of us says “stop”, we both stop."),
        ),
        waiting=_("You have agreed. {partner} is reading"),
        waiting_tip=_("It begins when both of you have agreed."),
        moves={"agree": _("I keep to this")},
        event_labels={"agree": _("{name} agreed to the rules")},
    ),
    "trigger": Words(
        title=_("One sentence: what are you angry about?"),
        tip=_("What happened, not who {partner} is. One sentence, and {partner} gives it back."),
        waiting=_("{partner} is finding one sentence"),
        waiting_tip=_("You need not defend anything. You only give it back."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} is angry about")},
    ),
    "pour": Words(
        title=_("Say how angry you are"),
        tip=_("Up to three short sentences that begin with I. Then it goes deeper."),
        waiting=_("{partner} is saying how big the anger is"),
        waiting_tip=_("Imagine a clear screen between you: you hear it, and it does not have to go in."),
        moves={"say": _("Say it"), "done": _("That is enough")},
        event_labels={
            "say": _("{name} is angry"),
            "done": _("{name}: that is enough"),
            "time_up": _("The ten minutes were over"),
        },
    ),
    "hear": Words(
        title=_("You hear it"),
        tip=_("There is only one answer here, and it is enough. No defence is needed."),
        waiting=_("{partner} hears you"),
        waiting_tip=_("Let yourself notice that somebody is listening."),
        moves={"tell_more": _("I hear how angry you are. Tell me more.")},
        event_labels={
            "tell_more": _("{name}: I hear how angry you are. Tell me more."),
            "time_up": _("The ten minutes were over"),
        },
    ),
    "hear_last": Words(
        title=_("You hear it"),
        tip=_("That was the third sentence: after your answer {partner} looks at what is beneath the anger."),
        waiting=_("{partner} hears you"),
        waiting_tip=_("That was your third sentence. Next you look at what is beneath the anger."),
        moves={"heard": _("I hear how angry you are.")},
        event_labels={"heard": _("{name}: I hear how angry you are.")},
    ),
    "beneath": Words(
        title=_("What is beneath the anger?"),
        tip=_("Often it is hurt or fear, and often it is old. Say a little of it."),
        waiting=_("{partner} is going beneath the anger"),
        waiting_tip=_("This part is tender. Listen for the words themselves."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name}: beneath it")},
    ),
    "rest": Words(
        title=_("Rest a little"),
        tip=_(
            "A minute and a half of quiet. If you are together and both want it, hold each other. "
            "Otherwise put a hand on your own heart."
        ),
        waiting=_("Rest a little"),
        waiting_tip=_("You go on when both are ready, or when the time is over."),
        moves={"ready": _("I am ready to go on")},
        event_labels={"ready": _("{name} was ready to go on"), "rested": _("You both rested")},
    ),
    "wish": Words(
        title=_("Is there a wish in it?"),
        tip=_("What you long for, in one sentence. It can become a request another day. You can also leave it."),
        waiting=_("{partner} is looking for a wish"),
        waiting_tip=_("You only give it back. Nothing is asked of you today."),
        moves={"say": _("Say it"), "leave_it": _("Leave it for today")},
        event_labels={"say": _("{name} longs for"), "leave_it": _("{name} left it for today")},
    ),
    "settle": Words(
        title=_("Before you go"),
        tip=_("Notice how your body is now. If either of you is still at seven or more, take more time to cool down."),
        waiting=_("You have closed. {partner} is taking a moment"),
        waiting_tip=_("You can leave this page whenever you like. It ends when {partner} is ready too."),
        folds={"longer": _("Cool down once more")},
        moves={"ready": _("Close the dialogue"), "longer": _("Cool down once more, both of us")},
        event_labels={
            "ready": _("{name} was ready to go"),
            "longer": _("{name} asked for more time to cool down"),
        },
    ),
}
ALOUD: Mapping[str, Words] = {
    "trigger": Words(event_labels={"say": _("{name} said what set off the anger")}),
    "pour": Words(event_labels={"say": _("{name} said how much anger there is")}),
    "beneath": Words(event_labels={"say": _("{name} said what is beneath it")}),
    "wish": Words(event_labels={"say": _("{name} said a wish")}),
}
