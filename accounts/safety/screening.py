"""Four private questions about safety. Nothing of it is kept: the answers so far travel, sealed, with the form itself.

The questions follow the HARK screen (Sohal, Eldridge, Feder 2007, BMC Family Practice 8:49, open access), in our words.
One yes or more is its cut-off. It was tried with women in general practice, not with couples and not online, so it is a
prompt for the person, and says so.
"""

import base64
import binascii
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from accounts.encryption import keyring
from accounts.encryption.framing import CannotDecrypt
from accounts.models import User

QUESTIONS = (
    _("In the last year, has your partner or an ex-partner put you down, or hurt you with words or threats?"),
    _("In the last year, have you been afraid of your partner or an ex-partner?"),
    _("In the last year, has your partner or an ex-partner forced or pushed you into something sexual?"),
    _("In the last year, has your partner or an ex-partner kicked, hit, slapped or otherwise physically hurt you?"),
)
ANSWERS = frozenset({"yes", "no", "skip"})


@dataclass(frozen=True, slots=True)
class Progress:
    """How many questions have been answered or skipped, and whether one of them with yes."""

    asked: int = 0
    yes: bool = False

    @property
    def over(self) -> bool:
        return self.asked == len(QUESTIONS)

    def with_answer(self, answer: str) -> "Progress":
        """Raises ValueError for what is no answer, or after the last question."""
        if answer not in ANSWERS or self.over:
            raise ValueError("no answer")
        return Progress(self.asked + 1, self.yes or answer == "yes")


def seal_progress(user: User, progress: Progress) -> str:
    """For a hidden field; it opens for this person alone, and has the same length whatever was answered."""
    text = f"{progress.asked}{int(progress.yes)}"
    return base64.b64encode(keyring.seal(text, _place(user))).decode("ascii")


def open_progress(user: User, field: str) -> Progress:
    """Raises `CannotDecrypt` for anything but what was sealed for this person."""
    try:
        found = keyring.unseal(base64.b64decode(field, validate=True), _place(user))
    except (ValueError, binascii.Error):
        raise CannotDecrypt("unknown form") from None
    return Progress(int(found[0]), found[1] == "1")


def _place(user: User) -> str:
    return f"screening|{user.pk}"
