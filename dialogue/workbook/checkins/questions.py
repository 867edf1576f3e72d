"""The questions of the Couples Satisfaction Index in its authors’ words, with their points. Data, and nothing else.

Source: Funk, J. L., & Rogge, R. D. (2007). Testing the ruler with item response theory: Increasing precision of
measurement for relationship satisfaction with the Couples Satisfaction Index. Journal of Family Psychology, 21(4),
572-583. https://doi.org/10.1037/0893-3200.21.4.572

Terms, as others quote the authors' page (couples-research.com) and their form: the scales are "freely available for use
in both clinical and research settings", and "no further permission is required". Neither says anything of commercial
use: whoever earns money with this site asks the authors first. The license of this project does not cover these words.

Not confirmed: the page and the form themselves could not be read here. Words, points and their order agree between at
least two independent copies that say they come from the form; they are still to be held against it.

They are not translated here. Another wording is another instrument; a language is added with its own published version.
"""

from dataclasses import dataclass

Answers = tuple[tuple[int, str], ...]  # points and words, in the printed order


@dataclass(frozen=True, slots=True)
class Item:
    """A question; its number is that of the long form of 32."""

    number: int
    text: str
    answers: Answers
    poles: tuple[str, str] | None = None  # the two words at the ends of a row without words between them


HAPPY: Answers = (
    (0, "Extremely unhappy"),
    (1, "Fairly unhappy"),
    (2, "A little unhappy"),
    (3, "Happy"),
    (4, "Very happy"),
    (5, "Extremely happy"),
    (6, "Perfect"),
)
OFTEN: Answers = (
    (5, "All the time"),
    (4, "Most of the time"),
    (3, "More often than not"),
    (2, "Occasionally"),
    (1, "Rarely"),
    (0, "Never"),
)
TRUE: Answers = (
    (0, "Not at all true"),
    (1, "A little true"),
    (2, "Somewhat true"),
    (3, "Mostly true"),
    (4, "Almost completely true"),
    (5, "Completely true"),
)
MUCH: Answers = (
    (0, "Not at all"),
    (1, "A little"),
    (2, "Somewhat"),
    (3, "Mostly"),
    (4, "Almost completely"),
    (5, "Completely"),
)
RISING: Answers = tuple((points, str(points)) for points in range(6))
FALLING: Answers = RISING[::-1]

HOW_IT_FEELS = (
    "For each of the following items, select the answer that best describes how you feel about your relationship. "
    "Base your responses on your first impressions and immediate feelings about the item."
)


def scale_item(number: int, first: str, last: str, answers: Answers) -> Item:
    return Item(number, f"{first} – {last}", answers, (first, last))


ITEMS: tuple[Item, ...] = (
    Item(1, "Please indicate the degree of happiness, all things considered, of your relationship.", HAPPY),
    Item(5, "In general, how often do you think that things between you and your partner are going well?", OFTEN),
    Item(9, "Our relationship is strong.", TRUE),
    Item(11, "My relationship with my partner makes me happy.", TRUE),
    Item(12, "I have a warm and comfortable relationship with my partner.", TRUE),
    Item(17, "I really feel like part of a team with my partner.", TRUE),
    Item(19, "How rewarding is your relationship with your partner?", MUCH),
    Item(20, "How well does your partner meet your needs?", MUCH),
    Item(21, "To what extent has your relationship met your original expectations?", MUCH),
    Item(22, "In general, how satisfied are you with your relationship?", MUCH),
    scale_item(26, "Interesting", "Boring", FALLING),
    scale_item(27, "Bad", "Good", RISING),
    scale_item(28, "Full", "Empty", FALLING),
    scale_item(30, "Sturdy", "Fragile", FALLING),
    scale_item(31, "Discouraging", "Hopeful", RISING),
    scale_item(32, "Enjoyable", "Miserable", FALLING),
)
BY_NUMBER = {item.number: item for item in ITEMS}
