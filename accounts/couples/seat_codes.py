"""The six digits with which somebody opens their own seat on their partner's phone. Kept as a hash, shown to nobody.

Its owner gets an email about each change, as about a password.
"""

import logging
import re
from functools import partial
from itertools import pairwise

from allauth.account.adapter import get_adapter
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from accounts import roles
from accounts.errors import AccountErased
from accounts.models import SeatCode, User

FORM = re.compile(r"[0-9]{6}")
MOST_WRONG = 20  # in a row, over any length of time
logger = logging.getLogger("site.sign_in")


def digits_of(typed: str) -> str:
    """A code as it is typed where it is set and where it opens a seat: spaces between digits do not count."""
    return "".join(typed.split())


def is_code(text: str) -> bool:
    return FORM.fullmatch(text) is not None


def is_trivial(code: str) -> bool:
    """Whether anybody would try it first: few digits, a row of them, a half or a digit that comes twice."""
    digits = [int(digit) for digit in code]
    steps = {(after - before) % 10 for before, after in pairwise(digits)}
    twice = code[:3] == code[3:] or code[::2] == code[1::2] or code[:3] == code[:2:-1]
    return len(set(digits)) < 3 or len(steps) == 1 or twice


def keep(person: User, code: str) -> None:
    """Replaces the code, and closes what the old one had opened. Raises `AccountErased`."""
    with transaction.atomic():
        roles.hold(person.pk)  # two at once leave one code
        person.refresh_from_db(fields=["erased_at"])
        if person.erased_at:
            raise AccountErased
        SeatCode.objects.filter(person=person).delete()
        SeatCode.objects.create(person=person, hash=make_password(_peppered(code)))
        _tell(person, "set")


def delete(person: User) -> None:
    with transaction.atomic():
        if SeatCode.objects.filter(person=person).delete()[0]:
            _tell(person, "deleted")


def has_code(person: User) -> bool:
    return SeatCode.objects.filter(person=person).exists()


def is_current(code: SeatCode) -> bool:
    """Whether this very code is still its person's."""
    return SeatCode.objects.filter(pk=code.pk).exists()


def matching(person: User, code: str) -> SeatCode | None:
    """The code of this person, if these are its digits. It takes as long when there is none."""
    kept = SeatCode.objects.filter(person=person).first()
    if kept is None:
        make_password(_peppered(code))
        return None
    if not check_password(_peppered(code), kept.hash):
        _count_wrong(person, kept)
        return None
    if kept.wrong:
        SeatCode.objects.filter(pk=kept.pk).update(wrong=0)
    return kept


def _count_wrong(person: User, kept: SeatCode) -> None:
    """A partner has years, and a million codes are few: after some wrong ones in a row the code is gone for good."""
    SeatCode.objects.filter(pk=kept.pk).update(wrong=F("wrong") + 1)
    with transaction.atomic():
        if SeatCode.objects.filter(pk=kept.pk, wrong__gte=MOST_WRONG).delete()[0]:
            _tell(person, "guessed")


def _tell(person: User, what: str) -> None:
    """Writes the change into the log, and to its person once it is committed: "set", "deleted" or "guessed"."""
    logger.info("seat code %s: account=%s", what, person.pk)
    transaction.on_commit(partial(get_adapter().send_notification_mail, f"account/email/seat_code_{what}", person))


def _peppered(code: str) -> str:
    """A million codes are soon tried with a copy of the table; not without `SECRET_KEY`, which is not in it."""
    return salted_hmac("accounts.seat_code", code, algorithm="sha256").hexdigest()
