"""A workbook with something in each place, written through the services. Every sentence says whose it is, and where."""

from django.utils import timezone

from accounts.models import User
from dialogue.workbook.access import Half
from dialogue.workbook.gifts import caring_jar, handover, items, play, surprises
from dialogue.workbook.gifts.jars import CARING, FUN, PRAISE
from dialogue.workbook.gifts.weeks import week_of
from dialogue.workbook.imago import answers as imago_answers
from dialogue.workbook.imago import sharing as imago_sharing
from dialogue.workbook.imago.answers import Line, SittingAnswers
from dialogue.workbook.imago.sittings import BY_SLUG
from tests.dialogue.workbook.halves import half


def alone(one: Half) -> list[str]:
    """What one does before anything is given: lists in every jar, two of them handed over, hints, one of them drawn."""
    name = one.me.name
    for jar in (CARING, FUN, PRAISE):
        for part in jar.parts:
            items.add(one, jar, part, f"{name} wrote {jar.slug} {part}", 2)
    for number in range(2):
        surprises.add_hint(one, f"{name} heard hint {number}")
    surprises.draw_surprise(one, week_of(timezone.now()))
    for jar in (CARING, FUN):
        handover.hand_over(one, jar)
    lists = [f"{name} wrote {jar.slug} {part}" for jar in (CARING, FUN, PRAISE) for part in jar.parts]
    return [*lists, *(f"{name} heard hint {number}" for number in range(2))]


def quietly(one: Half) -> None:
    """What the reader of an open jar does for themselves."""
    first, second, *_more = (line.key for line in items.given_lines(one, CARING))
    caring_jar.set_aside(one, first)
    caring_jar.pick(one, second, timezone.localdate())


def given(one: Half) -> list[str]:
    """What one then gives: praise, a surprise that is done, thanks, a play drawn for both."""
    name, now = one.me.name, timezone.now()
    handover.hand_over(one, PRAISE)
    surprises.draw_surprise(one, week_of(now))
    surprises.show_surprise(one, week_of(now))
    caring_jar.thank_for_item(one, items.own_lines(one, CARING)[0].key, f"{name} says thanks")
    play.draw_play(one, week_of(now))
    return [f"{name} says thanks"]


def profile(user: User) -> list[str]:
    """One person's sittings, with one pair that is alike."""
    name = user.name
    answers = {
        slug: {key: [Line(f"{name} {slug} {key}", f"{name} {slug} {key} beside", starred=True)] for key in keys}
        for slug, keys in {
            "home": ("place", "people"),
            "traits": ("good", "hard"),
            "moments": ("moment",),
            "hurts": ("hurt",),
            "longing": ("longed", "feared", "felt"),
            "partner": ("drew",),
        }.items()
    }
    answers["partner"]["hurts"] = [Line(f"{name} partner hurts", f"{name} traits hard")]
    for slug, lines in answers.items():
        imago_answers.keep(user, BY_SLUG[slug], SittingAnswers(lines))
    imago_answers.keep(user, BY_SLUG["sentences"], SittingAnswers({}, {"way": f"{name} says it so"}))
    planted = [text for lines in answers.values() for found in lines.values() for line in found for text in _said(line)]
    return [*planted, f"{name} says it so"]


def _said(line: Line) -> list[str]:
    return [line.text, line.detail]


def workbook_of_both() -> list[str]:
    """Fills in everything for Ann and Bob, who are there, and gives every sentence."""
    people = half(User.objects.get(name="Ann")), half(User.objects.get(name="Bob"))
    planted = [words for one in people for words in alone(one)]
    for one in people:
        quietly(one)
        planted += given(one) + profile(one.me)
    (from_ann,) = [one.key for one in surprises.surprises(people[1]) if not one.mine]
    caring_jar.thank_for_surprise(people[1], from_ann, "Bob thanks for the surprise")
    for one in people:
        imago_sharing.consent(one, ["0"])
    return [*planted, "Bob thanks for the surprise"]
