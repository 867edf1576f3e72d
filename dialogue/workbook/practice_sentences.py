"""Sentences to practise mirroring on, from easy to hard. Our own writing; nobody has said them."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Level:
    """Sends of about the same weight, and what to watch for in them."""

    name: str | Promise
    tip: str | Promise
    sends: tuple[str | Promise, ...]


LEVELS = (
    Level(
        _("One feeling"),
        _("Short enough to give back word for word."),
        (
            _("I was glad that you waited for me at the station."),
            _("I miss our walks in the evening."),
            _("I felt proud when you read your poem aloud."),
            _("I am tired today, and I would like to be quiet."),
            _("I felt shy in front of your colleagues."),
            _("When you sing in the kitchen I feel at home."),
            _("I was sad that Sunday was over so soon."),
            _("I need ten minutes by myself when I come home."),
            _("I felt a little lost when you were away."),
            _("I enjoyed it that we said nothing for a while."),
        ),
    ),
    Level(
        _("What happened, and what it was like"),
        _("Keep both halves: what was seen or heard, and what it did inside."),
        (
            _("When you looked at your phone while I told you about the doctor, I felt unimportant."),
            _("When I came in and nobody looked up, I felt like a stranger in my own home."),
            _("On Saturday you took my side in front of your brother, and I felt safe."),
            _("When I hear the car late at night I am relieved first, and then I get angry."),
            _("When the plan changed for the third time I felt that I could not rely on anything."),
            _("You laughed when I mispronounced the name, and I felt small and got quiet."),
            _("When you asked me for my opinion about the job, I felt taken seriously."),
            _("I saw the bill on the table, and my stomach tightened, because I had not known about it."),
            _("When you close the door to work I know that you need it, and I still feel shut out."),
            _("When we did not talk about the test results, I was alone with my fear."),
        ),
    ),
    Level(
        _("More than one thing at a time"),
        _("If it is too much to hold, give back what you still have. In a dialogue you hear the rest again."),
        (
            _("I said yes to your parents because I did not want to disappoint you. Now I dread the weekend."),
            _("I am happy about the baby, and at night I lie awake and count the money."),
            _("When you go running every morning I admire you, and I also wish that you would stay with me once."),
            _(
                "I wanted to tell you about my day. Then I saw how tired you were and kept it to myself. "
                "Now there is a heap."
            ),
            _("Part of me wants to move away with you. Another part is afraid of losing my friends."),
            _("I was looking forward to the evening. When you cancelled, I said that it was fine. It was not."),
            _("I feel close to you when we plan something, and far away when we only talk about who fetches whom."),
            _("I would like to be touched more, and when you touch me I stiffen. I do not understand it myself."),
            _("When I do the taxes alone I feel capable for an hour, and then bitter for a day."),
            _("I was jealous at the party. I am ashamed of it, because I know that you did nothing wrong."),
        ),
    ),
    Level(
        _("Something old underneath"),
        _("No comfort, no explaining. Only the words, and your attention."),
        (
            _("When you raise your voice I am seven again, and I look for the door."),
            _("In my family nobody said sorry. When you wait for it from me, I do not know how it goes."),
            _(
                "When you say “we will see”, I hear my father, and I know that nothing will come of it. "
                "I stop asking then."
            ),
            _("As a child I was loved when I was useful. When I am ill I am afraid that you will find me a burden."),
            _("When you leave the room in a quarrel, I feel what I felt when my mother left. My whole body waits."),
            _("The story I tell myself is that I come last, after work, the children and the dog."),
            _("Nobody came to my school concerts. When you forgot my reading, I pretended that it did not matter."),
            _("I learned early to be cheerful. Sometimes I do not know, even with you, whether I am sad."),
            _("What I long for is that somebody notices before I have to say it. It has been so since I was small."),
            _("When I cry and you look for a solution, I become very still. At home nobody could bear my crying."),
        ),
    ),
    Level(
        _("Hard to hear"),
        _("It is about you. Breathe out, put what comes up aside, and still give back only what was said."),
        (
            _("You promised to speak with your mother, and you did not. I feel betrayed, and I no longer believe it."),
            _("When you drink at a party I do not know you. I am afraid of the ride home, and of what you will say."),
            _("You told your sister what I had told you at night. Since then I lock myself away inside."),
            _("You have not touched me for months. I feel ugly, and too proud to ask."),
            _("When you said in front of the children that I am hopeless with money, something in me broke."),
            _("I had to carry my father’s death by myself. You were there, and you were not with me."),
            _("Sometimes I think about leaving. I do not want to, and it frightens me that the thought brings relief."),
            _("You always say that it will get better in summer. I have waited for three summers, and I am used up."),
        ),
    ),
)
SENDS = tuple((level, send) for level in LEVELS for send in level.sends)
