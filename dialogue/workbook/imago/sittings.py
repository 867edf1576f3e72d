"""The sittings of the profile: their words, their questions, and the sentences at the end. Data, and nothing else.

After the workup of Harville Hendrix and Helen LaKelly Hunt; the wording is our own, and awaits a certified
therapist’s review.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Question:
    """A few short lines. `detail` asks one thing more of each line; with `like` it is chosen from lines of before."""

    key: str
    asks: Words
    most: int = 6
    detail: Words = ""
    like: bool = False
    starred: bool = False  # the strongest may be marked


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to finish. `{…}` stands for the person’s own words from before; they may change all of it."""

    key: str
    stem: Words


@dataclass(frozen=True, slots=True)
class Sitting:
    """What can be done in a few minutes."""

    slug: str
    title: Words
    intro: Words
    questions: tuple[Question, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    overlap: bool = False  # shows what is alike


LIKE = _("Is this similar to something from back then?")
SITTINGS = (
    Sitting(
        "home",
        _("A place from back then"),
        _(
            "Sit comfortably with both feet on the ground, and breathe out slowly three times. If you like, picture a "
            "room in your childhood home: the light, the sounds, the people. Look only as far as feels good to "
            "you."
        ),
        (
            Question("place", _("What comes to mind? A few words are enough"), 4),
            Question("people", _("Who looked after you there? One word each is enough; you don’t need names"), 6),
        ),
    ),
    Sitting(
        "traits",
        _("What they were like"),
        _(
            "Think of all the people who looked after you, and see them the way you did as a child. This isn’t about "
            "who was right, and it accuses nobody. It’s about what a child noticed."
        ),
        (
            Question("good", _("What was good about them?"), 8, _("Which of them was like that?"), starred=True),
            Question("hard", _("What was hard about them?"), 8, _("Which of them was like that?"), starred=True),
        ),
    ),
    Sitting(
        "moments",
        _("Good moments"),
        _("Moments that happened again and again, and felt good."),
        (Question("moment", _("What happened?"), 6, _("What did you feel?")),),
    ),
    Sitting(
        "hurts",
        _("What kept being hard"),
        _("Small things count. Choose memories that won’t weigh on you for long, and stop whenever you like."),
        (Question("hurt", _("What happened?"), 6, _("What did I do then?")),),
    ),
    Sitting(
        "longing",
        _("What you wished for"),
        _("What did you wish for as a child? Perhaps nobody ever knew."),
        (
            Question("longed", _("What I longed for most, and did not get"), 4, starred=True),
            Question("feared", _("What I was most afraid of"), 4, starred=True),
            Question("felt", _("How it would have felt to get it"), 4, starred=True),
        ),
    ),
    Sitting(
        "partner",
        _("Your partner"),
        _(
            "What drew you to your partner, and what sometimes hurts? If something is similar to what you knew as a "
            "child, choose that next to it. This says something about you, not about your partner."
        ),
        (
            Question("drew", _("What drew me"), 8, LIKE, like=True, starred=True),
            Question("hurts", _("What hurts me sometimes"), 8, LIKE, like=True, starred=True),
        ),
    ),
    Sitting(
        "overlap",
        _("What is similar"),
        _("Many people find in their partner what they knew as a child, both good and hard. See what you find."),
        overlap=True,
    ),
    Sitting(
        "sentences",
        _("In your own words"),
        _(
            "These sentences are made from what you wrote. Change them until they’re true for you, and clear the "
            "ones that aren’t."
        ),
        sentences=(
            Sentence("seek", _("Part of me looks for someone who can be {hard}, because that’s what I know.")),
            Sentence("hope", _("I hope this person will finally be {good} to me.")),
            Sentence("need", _("Then I’d have {longed}, and I’d feel {felt}.")),
            Sentence("fear", _("What I’m afraid of is {feared}.")),
            Sentence("way", _("What stands in my way is that I {reaction}.")),
        ),
    ),
)
BY_SLUG = {sitting.slug: sitting for sitting in SITTINGS}
# Where the words in a sentence come from: the sitting, its question, and whether it is the detail of its lines.
BLANKS = {
    "hard": ("traits", "hard", False),
    "good": ("traits", "good", False),
    "longed": ("longing", "longed", False),
    "felt": ("longing", "felt", False),
    "feared": ("longing", "feared", False),
    "reaction": ("hurts", "hurt", True),
}
