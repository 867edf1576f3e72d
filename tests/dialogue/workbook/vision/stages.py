"""Brings Ann and Bob to a stage of their vision, through the real services."""

from uuid import UUID

from accounts.models import User
from dialogue.domain.encryption import texts_of
from dialogue.workbook.access import Half, half_of
from dialogue.workbook.models import Line, Sentence, Vision
from dialogue.workbook.vision import build_stage, rank_stage, read_stage, write_stage
from dialogue.workbook.vision.queries import ideas_for, lines_for
from dialogue.workbook.vision.rank_stage import Weight

ANNS = ("We laugh at breakfast", "We sleep with the window open")
BOBS = ("We eat together", "We walk by the river")
# What each seat gives to Ann's two and to Bob's two: dear to both, in between, far apart, in between.
WEIGHTS = {"a": (5, 4, 5, 3), "b": (5, 3, 1, 4)}


def half(user: User) -> Half:
    """This person beside their partner."""
    found = half_of(user)
    assert found
    return found


def vision() -> Vision:
    return Vision.objects.latest("pk")


def written(ann: User, bob: User) -> None:
    """Each has written two sentences."""
    for person, sentences in ((ann, ANNS), (bob, BOBS)):
        for words in sentences:
            write_stage.write(half(person), words)


def revealed(ann: User, bob: User) -> None:
    written(ann, bob)
    for person in (ann, bob):
        write_stage.say_ready(half(person))


def looked_at(ann: User, bob: User) -> None:
    revealed(ann, bob)
    for person in (ann, bob):
        read_stage.say_ready(half(person), vision().seq)


def weighed(ann: User, bob: User) -> None:
    """The joint vision has begun: one line in it, two still to look at, one parked."""
    looked_at(ann, bob)
    for person in (ann, bob):
        rank_stage.weigh(half(person), weights(person), done=True)


def kept(ann: User, bob: User) -> None:
    weighed(ann, bob)
    for person in (ann, bob):
        build_stage.say_ready(half(person), vision().seq)


def weights(person: User) -> dict[str, Weight]:
    """As in `WEIGHTS`; the first two have a star, the last is hard."""
    keys = [key_of(words) for words in (*ANNS, *BOBS)]
    points = WEIGHTS[half(person).seat]
    return {str(key): Weight(points[n], star=n < 2, hard=n == 3) for n, key in enumerate(keys)}


def key_of(words: str) -> UUID:
    """The sentence with these words."""
    row = vision()
    rows = list(Sentence.objects.filter(vision=row).select_related("author"))
    return next(key for key, found in texts_of(row.couple, rows).items() if found == words)


def line_of(words: str) -> Line:
    """The line of the joint vision with these words."""
    row = vision()
    rows = list(Line.objects.filter(vision=row).select_related("author"))
    key = next(key for key, found in texts_of(row.couple, rows).items() if found == words)
    return next(line for line in rows if line.key == key)


def seen_by(user: User) -> list[str]:
    """The sentences that this person can read."""
    ideas = ideas_for(half(user), vision())
    return [said.words for idea in ideas for said in (idea.head, *idea.others)]


def shelves_for(user: User) -> dict[str, list[str | None]]:
    """The joint vision by shelf, in its order."""
    found: dict[str, list[str | None]] = {"vision": [], "open": [], "parked": []}
    for line in lines_for(half(user), vision()):
        found[line.shelf].append(line.words)
    return found
