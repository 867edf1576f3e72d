"""Accounts that are erased while their owner writes. Run by tests as `python -m tests.erasures`.

It prints, for each private store, which tables still hold something of the erased people, and what the writers were
told; under "ended", the same of people whose partner ends the couple while they put something on the shelf.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Barrier, Event, Thread
from uuid import uuid4

import django

django.setup()

from django.db import connection  # noqa: E402  the apps first
from django.utils import timezone  # noqa: E402

from accounts.couples import invitations  # noqa: E402
from accounts.lifecycle import erasure  # noqa: E402
from accounts.models import DataKey, User  # noqa: E402
from dialogue.care import assignments, comments, live_seat, sharing_preferences  # noqa: E402
from dialogue.care.sharing_preferences import Wish  # noqa: E402
from dialogue.domain import private_notes, shelf  # noqa: E402
from dialogue.domain.validation import NotUsable  # noqa: E402
from dialogue.models import Shelved  # noqa: E402
from dialogue.models.orphaned_rows import rows_left  # noqa: E402
from dialogue.review import notes  # noqa: E402
from dialogue.workbook.checkins import answers as check_in_answers  # noqa: E402
from dialogue.workbook.checkins.questions import BY_NUMBER  # noqa: E402
from dialogue.workbook.checkins.scoring import FORMS, Kind  # noqa: E402
from dialogue.workbook.gifts import caring_jar, items, surprises  # noqa: E402
from dialogue.workbook.gifts.jars import CARING, FUN  # noqa: E402
from dialogue.workbook.gifts.weeks import week_of  # noqa: E402
from dialogue.workbook.imago import answers as imago_answers  # noqa: E402
from dialogue.workbook.imago import sharing  # noqa: E402
from dialogue.workbook.imago.sittings import BY_SLUG  # noqa: E402
from dialogue.workbook.kind_days import marks, pledge  # noqa: E402
from dialogue.workbook.letter import keep_letter  # noqa: E402
from dialogue.workbook.next_step import offer  # noqa: E402
from dialogue.workbook.vision import build_stage, rank_stage, write_stage  # noqa: E402
from tests.cast import Cast, gather, in_care, pair  # noqa: E402
from tests.dialogue.workbook import sample_rows  # noqa: E402
from tests.dialogue.workbook.halves import half  # noqa: E402
from tests.dialogue.workbook.vision import stages  # noqa: E402
from tests.stage import AT_THE_END, TO_FIRST_SEND, WHOLE, Stage  # noqa: E402

Write = Callable[[int], object]  # one request, with its number
ROUNDS = 2  # of each store, with a key and before the first one
LATER = 3  # writes that come when the account is gone
PAUSE = 0.002  # seconds between two requests of one person


@dataclass(frozen=True)
class Store:
    """Who is erased, and how that person writes meanwhile; `prepare` brings them to where they can."""

    author: str
    prepare: Callable[[Cast], Write]


def event(cast: Cast) -> Write:
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return lambda n: stage.move("ann", ("say", "ouch")[n > 0], "I felt alone" if n == 0 else "")


def draft(cast: Cast) -> Write:
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    visit = stage.row.visit
    return lambda n: private_notes.keep_draft(cast.ann, stage.id, visit, f"draft {n}")


def body_check(cast: Cast) -> Write:
    stage = Stage(cast)
    stage.play("bob now")
    return lambda n: private_notes.check_body(cast.bob, stage.id, n % 10)


def felt_heard(cast: Cast) -> Write:
    stage = Stage(cast)
    stage.play(AT_THE_END)
    return lambda n: private_notes.note_heard(cast.ann, stage.id, n % 10)


def shelved(cast: Cast) -> Write:
    stage = Stage(cast)
    stage.play(f"{TO_FIRST_SEND}\nann say I felt alone")
    return lambda n: shelf.put_on_shelf(cast.bob, stage.id, f"reaction {n}")


def shared(cast: Cast) -> Stage:
    in_care(cast)
    stage = Stage(cast)
    stage.play(WHOLE)
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, stage.id, Wish(share=True))
    return stage


def comment(cast: Cast) -> Write:
    stage = shared(cast)
    return lambda n: comments.comment(cast.tess, stage.id, f"remark {n}")


def note(cast: Cast) -> Write:
    stage = shared(cast)
    return lambda n: notes.note(cast.tess, stage.id, f"note {n}")


def mark(cast: Cast) -> Write:
    stage = shared(cast)
    return lambda n: notes.mark(cast.tess, stage.id, 2, f"tag {n}")


def assignment(cast: Cast) -> Write:
    in_care(cast)
    return lambda n: assignments.assign(cast.tess, cast.couple, "intentional", f"words {n}")


def suggestion(cast: Cast) -> Write:
    in_care(cast)
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    live_seat.ask(cast.tess, stage.id)
    for person in (cast.ann, cast.bob):
        live_seat.agree(person, stage.id)
    return lambda n: live_seat.suggest(cast.tess, stage.id, f"stem {n}")


def check_in(cast: Cast) -> Write:
    points = {number: BY_NUMBER[number].answers[0][0] for number in FORMS[Kind.WEEKLY].numbers}
    return lambda _n: check_in_answers.keep(cast.ann, cast.couple, Kind.WEEKLY, points, timezone.localdate())


def surprise(cast: Cast) -> Write:
    ann, first = half(cast.ann), week_of(timezone.now())

    def write(n: int) -> None:
        week = first + timedelta(weeks=n)
        surprises.add_hint(ann, f"hint {n}")
        surprises.draw_surprise(ann, week)
        surprises.show_surprise(ann, week)

    return write


def noticed(cast: Cast) -> Write:
    for person in (cast.ann, cast.bob):
        sample_rows.alone(half(person))
    ann = half(cast.ann)
    key = items.own_lines(ann, CARING)[0].key
    return lambda n: caring_jar.thank_for_item(ann, key, f"thanks {n}")


def sat(cast: Cast) -> Write:
    lines = imago_answers.SittingAnswers({"place": [imago_answers.Line("by the sea")]})
    return lambda _n: imago_answers.keep(cast.ann, BY_SLUG["home"], lines)


def shown(cast: Cast) -> Write:
    sample_rows.profile(cast.ann)
    ann = half(cast.ann)
    return lambda _n: sharing.consent(ann, ["0"])


def day(cast: Cast) -> Write:
    ann, today = half(cast.ann), timezone.localdate()
    return lambda _n: marks.mark(ann, today, marks.Mark.SMILE, today)


def weighed(cast: Cast) -> Write:
    stages.looked_at(cast.ann, cast.bob)
    ann, weights = half(cast.ann), stages.weights(cast.ann)
    return lambda _n: rank_stage.weigh(ann, weights, done=False)


def line(cast: Cast) -> Write:
    stages.weighed(cast.ann, cast.bob)
    ann = half(cast.ann)
    return lambda n: build_stage.add(ann, f"line {n}")


def of_half(write: Callable[..., object], *args: object) -> Callable[[Cast], Write]:
    """A store that takes one's half of the couple, and words."""

    def prepare(cast: Cast) -> Write:
        ann = half(cast.ann)
        return lambda n: write(ann, *args, f"words {n}")

    return prepare


def let_be(cast: Cast) -> Write:
    ann, code = half(cast.ann), min(offer.CODES)
    return lambda _n: offer.let_be(ann, code)


STORES = {
    "Event": Store("ann", event),
    "Draft": Store("ann", draft),
    "BodyCheck": Store("bob", body_check),
    "FeltHeard": Store("ann", felt_heard),
    "Shelved": Store("bob", shelved),
    "Comment": Store("tess", comment),
    "Assignment": Store("tess", assignment),
    "Suggestion": Store("tess", suggestion),
    "Note": Store("tess", note),
    "Mark": Store("tess", mark),
    "Day": Store("ann", day),
    "Pledge": Store("ann", of_half(pledge.sign)),
    "Sentence": Store("ann", of_half(write_stage.write)),
    "Weighing": Store("ann", weighed),
    "Line": Store("ann", line),
    "CheckIn": Store("ann", check_in),
    "Item": Store("ann", of_half(items.add, FUN, "play")),
    "Noticed": Store("ann", noticed),
    "Surprise": Store("ann", surprise),
    "Hint": Store("ann", of_half(surprises.add_hint)),
    "LetBe": Store("ann", let_be),
    "Letter": Store("ann", lambda cast: lambda n: keep_letter(cast.ann, f"letter {n}")),
    "Sat": Store("ann", sat),
    "Shown": Store("ann", shown),
}


def newcomers(cast: Cast) -> Cast:
    """The cast again, with another Ann, Bob and Tess."""
    ann, bob, tess = (
        User.objects.create(email=f"{name}-{uuid4().hex}@example.org", name=name) for name in ("Ann", "Bob", "Tess")
    )
    return replace(cast, ann=ann, bob=bob, tess=tess, couple=pair(ann, bob))


def race(write: Write, end: Callable[[], object]) -> set[str]:
    """One who writes on and on while `end` is done, and a few times after it. The refusals that the two got."""
    start, gone, refusals = Barrier(2), Event(), set[str]()

    def ends() -> None:
        start.wait()
        try:
            end()
        except Exception as error:  # noqa: BLE001  the test tells of it
            refusals.add(f"ending: {type(error).__name__}")
        gone.set()
        connection.close()

    ender = Thread(target=ends)
    ender.start()
    start.wait()
    later = n = 0
    while later < LATER:
        later += gone.wait(PAUSE)
        try:
            write(n)
        except NotUsable:
            pass  # enough of it, or too late for this one
        except Exception as error:  # noqa: BLE001  the same
            refusals.add(type(error).__name__)
        n += 1
    ender.join()
    return refusals


def erased(cast: Cast, store: Store, *, first_key: bool) -> tuple[set[str], set[str]]:
    """What is left of one who is erased. With `first_key` nothing was sealed for them before."""
    cast = newcomers(cast)
    author: User = getattr(cast, store.author)
    write = store.prepare(cast)
    if first_key:
        DataKey.objects.filter(author=author).delete()
    refusals = race(write, lambda: erasure.erase(User.objects.get(pk=author.pk)))
    return {rows.model.__name__ for rows in rows_left(User.objects.filter(pk=author.pk))}, refusals


def ended(cast: Cast) -> tuple[set[str], set[str]]:
    cast = newcomers(cast)
    refusals = race(shelved(cast), lambda: invitations.leave(cast.ann))
    return {"Shelved" for _row in Shelved.objects.filter(dialogue__couple=cast.couple)}, refusals


def main() -> dict[str, list[list[str]]]:
    cast = gather()
    runs = {name: [erased(cast, store, first_key=n > 0) for n in range(ROUNDS)] for name, store in STORES.items()}
    runs["ended"] = [ended(cast) for _ in range(ROUNDS)]
    return {name: [sorted(set().union(*(run[k] for run in found))) for k in range(2)] for name, found in runs.items()}


if __name__ == "__main__":
    json.dump(main(), sys.stdout)
