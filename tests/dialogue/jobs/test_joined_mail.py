"""Email that the person somebody invited has joined: to the inviter, once, while they are not here."""

from datetime import datetime

import pytest
from allauth.usersessions.models import UserSession

from accounts.auth.sessions import key_hash
from accounts.couples import invitations
from accounts.models import Invitation, MailWishes, User
from tests.dialogue.jobs.mailboxes import HOUR, MINUTE, NOON, boxes, wishes

TOLD = [("fay", "Your link was used")]


@pytest.fixture
def fay(db: None) -> User:
    """Whom Gus has joined at noon."""
    fay, gus = (User.objects.create_user(f"{name}@example.org", name=name.title()) for name in ("fay", "gus"))
    for person in (fay, gus):
        wishes(person)
    invitations.accept(gus, invitations.invite(fay)[1])
    Invitation.objects.update(used_at=NOON)
    return fay


def mails_at(*moments: datetime) -> list[list[tuple[str, str]]]:
    return [boxes(moment) for moment in moments]


def test_the_inviter_is_told_once_and_the_partner_who_joined_is_not(fay: User) -> None:
    assert mails_at(NOON + MINUTE, NOON + 3 * MINUTE, NOON + 4 * MINUTE) == [[], TOLD, []]


def test_an_inviter_who_has_been_here_since_is_not_told(fay: User) -> None:
    UserSession.objects.create(
        user=fay, session_key=key_hash("a"), ip="127.0.0.1", user_agent="", last_seen_at=NOON + MINUTE
    )
    assert boxes(NOON + HOUR) == []


def test_a_couple_that_has_ended_or_is_old_is_no_news(fay: User) -> None:
    assert boxes(NOON + 73 * HOUR) == []
    invitations.leave(fay)
    assert boxes(NOON + HOUR) == []


@pytest.mark.parametrize("fay_invites", [True, False])
def test_a_link_whose_couple_has_ended_is_no_news_to_the_next_couple(fay: User, *, fay_invites: bool) -> None:
    invitations.leave(fay)
    ivy = User.objects.create_user("ivy@example.org", name="Ivy")
    one, other = (fay, ivy) if fay_invites else (ivy, fay)
    invitations.accept(other, invitations.invite(one)[1])
    Invitation.objects.filter(used_at__gt=NOON).update(used_at=NOON + 2 * HOUR)
    assert boxes(NOON + HOUR) == []


def test_a_no_to_emails_holds(fay: User) -> None:
    wishes(fay, which=MailWishes.Which.NONE)
    assert boxes(NOON + HOUR) == []
