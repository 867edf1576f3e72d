"""The joint vision while the two build it: its lines, their order, and the moment in which it is hung up.

Of two moves the last one counts. Words carry a version, so nobody overwrites words that they have not seen.
"""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue.domain.encryption import seal
from dialogue.domain.validation import NotUsable
from dialogue.workbook.access import Half
from dialogue.workbook.models import Line, Shelf, Stage, Vision
from dialogue.workbook.vision.lock import MOST, ChangedMeanwhile, NotHere, both_ready, change, hold, show, usable
from dialogue.workbook.vision.read_stage import check_seen

MOST_IN_ALL = 80  # lines of one vision, with those that are parked


def add(half: Half, words: str) -> None:
    """A new line at the end of the vision. Raises `NotUsable`, `TooLate` or `NotInTheRoom`."""
    words = usable(words)
    with transaction.atomic():
        vision = hold(half, Stage.BUILD)
        there = _on(vision, Shelf.VISION)
        _check_room(there)
        if Line.objects.filter(vision=vision).count() >= MOST_IN_ALL:
            raise NotUsable(
                _("Not added: eighty sentences is the limit. Your words are still here; change a parked sentence.")
            )
        line = Line(vision=vision, couple=half.couple, author=half.me, shelf=Shelf.VISION, position=len(there))
        seal(line, words)
        line.save(force_insert=True)
        _lay(there)
        change(vision)


def reword(half: Half, key: UUID, version: int, words: str) -> None:
    """Other words for a line, which become one's own. `version` is that of the words they are to replace.

    Raises `ChangedMeanwhile` when those are not there any more, `NotUsable`, `NotHere`, `TooLate` or `NotInTheRoom`.
    """
    words = usable(words)
    with transaction.atomic():
        vision = hold(half, Stage.BUILD)
        line = _line(vision, key)
        if version != line.version:
            raise ChangedMeanwhile(
                _("This sentence changed while you were writing. Your words are still here: save them, or leave them.")
            )
        line.author, line.version = half.me, line.version + 1
        seal(line, words)
        line.save(update_fields=["author", "version", "sealed"])
        change(vision)


def move(half: Half, key: UUID, shelf: Shelf, position: int | None = None) -> None:
    """Puts a line on a shelf: at a place that is counted from 0, or at its end. Raises `NotUsable` when there is no
    room, `NotHere`, `TooLate` or `NotInTheRoom`.
    """
    with transaction.atomic():
        vision = hold(half, Stage.BUILD)
        line = _line(vision, key)
        there = [one for one in _on(vision, shelf) if one.pk != line.pk]
        if shelf is Shelf.VISION and line.shelf != Shelf.VISION:
            _check_room(there)
        line.shelf = shelf
        there.insert(len(there) if position is None else position, line)
        _lay(there)
        change(vision)


def step(half: Half, key: UUID, by: int) -> None:
    """Moves a line up (-1) or down (1) by one; at the ends it stays. Raises `NotHere`, `TooLate` or `NotInTheRoom`."""
    with transaction.atomic():
        vision = hold(half, Stage.BUILD)
        line = _line(vision, key)
        there = _on(vision, Shelf(line.shelf))
        place = there.index(line) + by
        if 0 <= place < len(there):
            there.remove(line)
            there.insert(place, line)
            _lay(there)
            change(vision)


def say_ready(half: Half, seq: int) -> None:
    """One would hang it up as it is; with the second it is kept, and stays so.

    Raises `ChangedMeanwhile` when that was said of another vision than there is now, `NotUsable` for an empty one,
    `TooLate` or `NotInTheRoom`.
    """
    with transaction.atomic():
        vision = hold(half, Stage.BUILD)
        check_seen(vision, seq)
        if not _on(vision, Shelf.VISION):
            raise NotUsable(_("The page is still empty. Add one sentence that you both want."))
        if both_ready(vision, half):
            vision.stage, vision.kept_at = Stage.KEPT, timezone.now()
            change(vision)
        else:
            show(vision)


def _on(vision: Vision, shelf: Shelf) -> list[Line]:
    return list(Line.objects.filter(vision=vision, shelf=shelf))


def _line(vision: Vision, key: UUID) -> Line:
    line = Line.objects.filter(vision=vision, key=key).first()
    if line is None:
        raise NotHere
    return line


def _check_room(there: list[Line]) -> None:
    if len(there) >= MOST:
        raise NotUsable(_("Not added: twenty sentences fill the page. Park one first; your words are still here."))


def _lay(lines: list[Line]) -> None:
    for position, line in enumerate(lines):
        line.position = position
    Line.objects.bulk_update(lines, ["position", "shelf"])
