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


LIKE = _("Is it like something from back then?")
SITTINGS = (
    Sitting(
        "home",
        _("A place from back then"),
        _(
            "Sit comfortably, both feet on the ground. Breathe out slowly, three times. If you like, let a room of "
            "the home of your childhood come to mind: its light, its sounds, who is there. Look only as far as is "
            "good for you."
        ),
        (
            Question("place", _("What comes to mind, in a few words"), 4),
            Question("people", _("Who looked after you there? A word for each is enough, no names needed"), 6),
        ),
    ),
    Sitting(
        "traits",
        _("How they were"),
        _(
            "Think of those who looked after you, all together, and see them as the child saw them. It is not about "
            "who was right, and nobody is accused here. It is what a child noticed."
        ),
        (
            Question("good", _("What was good about them"), 8, _("Who was like that"), starred=True),
            Question("hard", _("What was hard about them"), 8, _("Who was like that"), starred=True),
        ),
    ),
    Sitting(
        "moments",
        _("Good moments"),
        _("Moments that came again and again, and did you good."),
        (Question("moment", _("What happened"), 6, _("What I felt")),),
    ),
    Sitting(
        "hurts",
        _("What was hard, again and again"),
        _("Small things count. Write only what you can leave again in a few minutes, and stop whenever you like."),
        (Question("hurt", _("What happened"), 6, _("What I did then")),),
    ),
    Sitting(
        "longing",
        _("What you wished for"),
        _("As a child. Perhaps nobody ever knew."),
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
            "What drew you to your partner, and what hurts you at times. Where something is like what you knew as a "
            "child, choose it beside. This says something about you, not about who your partner is."
        ),
        (
            Question("drew", _("What drew me"), 8, LIKE, like=True, starred=True),
            Question("hurts", _("What hurts me"), 8, LIKE, like=True, starred=True),
        ),
    ),
    Sitting(
        "overlap",
        _("What is alike"),
        _("Many people find in their partner what they knew as a child, the good and the hard. See what you find."),
        overlap=True,
    ),
    Sitting(
        "sentences",
        _("In your own words"),
        _(
            "These are put together from what you wrote. Change them until they are true for you, and empty "
            "what is not."
        ),
        sentences=(
            Sentence("seek", _("Something in me looks for a person who can be {hard}, because I know that.")),
            Sentence("hope", _("I hope that this person will at last be {good} to me.")),
            Sentence("need", _("Then I would have {longed}, and would feel {felt}.")),
            Sentence("fear", _("What I am afraid of is {feared}.")),
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
