"""The letter from one's younger self, written alone and over days. A dialogue takes it from here only into its box."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogue.domain.encryption import seal, texts_of
from dialogue.domain.utterance import LETTER_LENGTH
from dialogue.domain.validation import NotUsable
from dialogue.pages.text_versions import check_seen
from dialogue.workbook.models import Letter


def letter_of(author: User) -> str:
    """What stands in it; "" without one."""
    return "".join(texts_of(author, Letter.objects.filter(author=author)).values())


def keep_letter(author: User, words: str, seen: str = "") -> None:
    """Keeps it, sealed; without words there is none any more. Raises `NotUsable`.

    `seen` is the version of the letter that this one was written over. Raises `ChangedElsewhere` when another one is
    stored by now, and keeps nothing.
    """
    if len(words) > LETTER_LENGTH:
        raise NotUsable(_("Not saved: your letter is longer than 4,000 characters. Your text is still here."))
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=author.pk)  # two tabs go one after the other
        check_seen(seen, letter_of(author), words)
        Letter.objects.filter(author=author).delete()
        if words.strip():
            row = Letter(author=author)
            seal(row, words)
            row.save(force_insert=True)
