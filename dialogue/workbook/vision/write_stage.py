"""What each writes alone, and the moment in which both see it. Before that nobody is notified, and nobody can tell."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dialogue.domain.encryption import seal, texts_of
from dialogue.domain.validation import NotUsable
from dialogue.pages.text_versions import ChangedElsewhere, check_seen
from dialogue.workbook.access import Half
from dialogue.workbook.models import Sentence, Stage, Vision
from dialogue.workbook.vision.lock import ChangedMeanwhile, NotHere, both_ready, change, hold, take_back, usable

MOST = 30  # sentences of one person


def write(half: Half, words: str) -> None:
    """Adds a sentence, and takes one's own "ready" back. Raises `NotUsable` (`TooLate` among it) or `NotInTheRoom`."""
    words = usable(words)
    with transaction.atomic():
        vision = hold(half, Stage.ALONE)
        if Sentence.objects.filter(vision=vision, author=half.me).count() >= MOST:
            raise NotUsable(
                _("Not added: thirty sentences is the limit. Your words are still here; delete a sentence first.")
            )
        sentence = Sentence(vision=vision, couple=half.couple, author=half.me)
        seal(sentence, words)
        sentence.save(force_insert=True)
        take_back(vision, half)


def rewrite(half: Half, key: UUID, words: str, seen: str = "") -> None:
    """Puts other words into one's own sentence, and takes one's own "ready" back. Raises as `write`.

    `seen` is the version of the words that they are to replace. Raises `ChangedMeanwhile` when others stand there.
    """
    words = usable(words)
    with transaction.atomic():
        vision = hold(half, Stage.ALONE)
        sentence = _own(half, vision, key)
        try:
            check_seen(seen, texts_of(half.couple, [sentence])[key], words)
        except ChangedElsewhere:
            raise ChangedMeanwhile(
                _("You changed this sentence in another tab. Both texts are here: save the one you want.")
            ) from None
        seal(sentence, words)
        sentence.save(update_fields=["sealed"])
        take_back(vision, half)


def take_out(half: Half, key: UUID) -> None:
    """Deletes one's own sentence, and takes one's own "ready" back. Raises as `write`."""
    with transaction.atomic():
        vision = hold(half, Stage.ALONE)
        _own(half, vision, key).delete()
        take_back(vision, half)


def say_ready(half: Half) -> None:
    """One is ready to show. With the second "ready" both see everything at once.

    A change and a "ready" that come at the same time go one after the other, by the lock: a change that is first
    takes its author's "ready" back, so that nothing is revealed, and one that comes after the reveal is refused.
    Raises `NotUsable` without a sentence, `TooLate` or `NotInTheRoom`.
    """
    with transaction.atomic():
        vision = hold(half, Stage.ALONE)
        if not Sentence.objects.filter(vision=vision, author=half.me).exists():
            raise NotUsable(_("Write one sentence first. A small one is enough."))
        if both_ready(vision, half):
            vision.stage = Stage.READ
            change(vision)
        else:
            vision.save(update_fields=["ready"])


def wait(half: Half) -> None:
    """Takes one's own "ready" back. Raises `TooLate` or `NotInTheRoom`."""
    with transaction.atomic():
        take_back(hold(half, Stage.ALONE), half)


def _own(half: Half, vision: Vision, key: UUID) -> Sentence:
    sentence = Sentence.objects.filter(vision=vision, author=half.me, key=key).first()
    if sentence is None:
        raise NotHere
    return sentence
