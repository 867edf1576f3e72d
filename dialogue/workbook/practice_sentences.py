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
        _("Short enough to mirror word for word."),
        (
            _("I was glad you waited for me at the station."),
            _("I miss our walks in the evening."),
            _("I felt proud when you read your poem aloud."),
            _("I’m tired today, and I’d like to be quiet."),
            _("I felt shy in front of your colleagues."),
            _("When you sing in the kitchen, I feel at home."),
            _("I was sad that Sunday was over so soon."),
            _("I need ten minutes by myself when I come home."),
            _("I felt a little lost when you were away."),
            _("I liked that we didn’t say anything for a while."),
        ),
    ),
    Level(
        _("What happened and how it felt"),
        _("Mirror both parts: what happened, and how it felt."),
        (
            _("When you looked at your phone while I told you about the doctor, I felt unimportant."),
            _("When I came in and nobody looked up, I felt like a stranger in my own home."),
            _("On Saturday you took my side in front of your brother, and I felt safe."),
            _("When I hear the car late at night, I’m relieved first, and then I get angry."),
            _("When the plan changed for the third time, I felt I couldn’t rely on anything."),
            _("You laughed when I mispronounced the name, and I felt small and got quiet."),
            _("When you asked my opinion about the job, I felt taken seriously."),
            _("I saw the bill on the table, and my stomach tightened, because I hadn’t known about it."),
            _("When you close the door to work, I know you need it, and I still feel shut out."),
            _("When we didn’t talk about the test results, I felt alone with my fear."),
        ),
    ),
    Level(
        _("More than one thing at a time"),
        _("If you can’t remember it all, mirror what you can; in a dialogue your partner says the rest again."),
        (
            _("I said yes to your parents because I didn’t want to let you down. Now I’m dreading the weekend."),
            _("I’m happy about the baby, and at night I lie awake worrying about money."),
            _("When you go running every morning, I admire you, and I also wish you’d stay with me for once."),
            _(
                "I wanted to tell you about my day. Then I saw how tired you were and kept it to myself. "
                "Now it’s all piled up."
            ),
            _("Part of me wants to move away with you. Another part is afraid of losing my friends."),
            _("I was looking forward to our evening. When you canceled, I said it was fine. It wasn’t."),
            _("I feel close to you when we make plans. I feel far away when we only talk about who picks up the kids."),
            _("I’d like to be touched more, and when you touch me I stiffen. I don’t understand it myself."),
            _("When I do the taxes alone, I feel capable for an hour, and then bitter for a day."),
            _("I was jealous at the party. I’m ashamed of it, because I know you did nothing wrong."),
        ),
    ),
    Level(
        _("Something old underneath"),
        _("Don’t comfort or explain; just mirror the words."),
        (
            _("When you raise your voice, I’m seven again, and I look for the door."),
            _("In my family nobody said sorry. When you wait for it from me, I don’t know how."),
            _("When you say “we’ll see”, I hear my father, and I know nothing will come of it. Then I stop asking."),
            _("As a child I was loved when I was useful. When I’m sick, I’m afraid you’ll find me a burden."),
            _("When you leave the room during a fight, I feel what I felt when my mother left. My whole body waits."),
            _("The story I tell myself is that I come last, after work, the kids and the dog."),
            _("Nobody came to my school concerts. When you forgot my reading, I pretended it didn’t matter."),
            _("I learned early to be cheerful. Sometimes, even with you, I don’t know whether I’m sad."),
            _("I long for someone to notice before I have to say it. It’s been like that since I was little."),
            _("When I cry and you look for a solution, I go quiet. At home nobody could bear my crying."),
        ),
    ),
    Level(
        _("Hard to hear"),
        _("This one is about you: breathe out, set your reaction aside, and mirror only what was said."),
        (
            _("You promised to talk to your mother, and you didn’t. I feel betrayed, and I don’t believe it anymore."),
            _("When you drink at a party, I don’t know you. I’m afraid of the ride home, and of what you’ll say."),
            _("You told your sister what I’d told you at night. Since then I’ve shut myself off inside."),
            _("You haven’t touched me for months. I feel ugly, and too proud to ask."),
            _("When you said in front of the kids that I’m hopeless with money, something in me broke."),
            _("I had to get through my father’s death by myself. You were there, and you weren’t with me."),
            _("Sometimes I think about leaving. I don’t want to, and it scares me that the thought brings relief."),
            _("You always say it’ll get better in the summer. I’ve waited three summers, and I’m worn out."),
        ),
    ),
)
SENDS = tuple((level, send) for level in LEVELS for send in level.sends)
