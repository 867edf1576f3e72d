"""A therapist is told before words go that they read, and the words wait for it. Whose wish it is nobody is told."""

from datetime import datetime, time, timedelta
from uuid import UUID

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.care import consent
from accounts.models import MailWishes, User
from dialogue.care import erasure_notice, sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.jobs import retention
from dialogue.jobs.scheduler import do_due
from dialogue.models import Dialogue, Notice
from tests.accounts.page_checks import TELLING
from tests.cast import Cast
from tests.stage import Stage

DAY = timedelta(days=1)
TOLD = "because not both partners keep it"


@pytest.fixture
def ended(cast: Cast, shared: Stage) -> datetime:
    """When the shared dialogue ended. Tess takes mail at any hour."""
    MailWishes.objects.create(person=cast.tess, quiet_from=time(0), quiet_until=time(0))
    return shared.row.ended_at or timezone.now()


def stop_keeping(person: User, stage: Stage, keep: bool = False) -> None:
    sharing_preferences.choose(person, stage.id, Wish(keep=keep, share=True))


def due(at: datetime) -> list[UUID]:
    return list(retention.due_ids(at))


def test_a_therapist_is_told_fourteen_days_before_the_words_go(
    cast: Cast, shared: Stage, tess: Client, ended: datetime
) -> None:
    stop_keeping(cast.ann, shared)
    assert retention.announce(ended + 76 * DAY - timedelta(seconds=1)) == 0
    assert TOLD not in tess.get(reverse("review", args=[shared.id])).content.decode()
    assert retention.announce(ended + 76 * DAY) == 1
    page = tess.get(reverse("review", args=[shared.id])).content.decode()
    assert (TOLD in page, f"{ended + 90 * DAY:%B %-d, %Y}" in page) == (True, True)
    assert "will be erased soon" in tess.get(reverse("caseload")).content.decode()
    assert "words erased on" in tess.get(reverse("couple", args=[cast.couple.pk])).content.decode()
    assert (due(ended + 90 * DAY - timedelta(seconds=1)), due(ended + 90 * DAY)) == ([], [shared.id])


def test_words_that_somebody_stops_keeping_late_wait_for_the_telling(
    cast: Cast, shared: Stage, ended: datetime
) -> None:
    late = ended + 200 * DAY
    stop_keeping(cast.ann, shared)
    assert due(late) == []
    retention.announce(late)
    assert due(late + 7 * DAY - timedelta(seconds=1)) == []
    assert due(late + 7 * DAY) == [shared.id]
    assert erasure_notice.erasure_times(cast.tess, [shared.id]) == {shared.id: late + 7 * DAY}


def test_words_that_no_therapist_reads_wait_for_nobody(cast: Cast, shared: Stage, ended: datetime) -> None:
    stop_keeping(cast.ann, shared)
    assert due(ended + 90 * DAY) == []
    consent.end(cast.tess, cast.couple.care_links.get().pk)
    assert due(ended + 90 * DAY) == [shared.id]
    assert retention.announce(ended + 90 * DAY) == 0


def test_the_telling_does_not_say_whose_wish_it_is(cast: Cast, shared: Stage, tess: Client, ended: datetime) -> None:
    def look() -> str:
        retention.announce(ended + 80 * DAY)
        looks = (reverse("review", args=[shared.id]), reverse("couple", args=[cast.couple.pk]), reverse("caseload"))
        pages = "".join(tess.get(address).content.decode() for address in looks)
        return "".join(line for line in pages.splitlines() if "csrfmiddlewaretoken" not in line and "mark=" not in line)

    stop_keeping(cast.ann, shared)
    first = look()
    stop_keeping(cast.ann, shared, keep=True)
    stop_keeping(cast.bob, shared)
    assert (look(), TOLD in first) == (first, True)


def test_one_neutral_mail_tells_of_it(cast: Cast, shared: Stage, ended: datetime) -> None:
    stop_keeping(cast.ann, shared)
    for moment in (ended + 75 * DAY, ended + 77 * DAY, ended + 78 * DAY):
        do_due(moment)
    (letter,) = [one for one in mail.outbox if one.to == [cast.tess.email]]
    assert (letter.subject, TELLING.findall(str(letter.body))) == ("Something is waiting for you", [])
    assert not {"Ann", "Bob", "erase", "dialogue"} & set(str(letter.body).split())


def test_without_a_mail_the_page_is_telling_enough(cast: Cast, shared: Stage, ended: datetime) -> None:
    MailWishes.objects.filter(person=cast.tess).update(which=MailWishes.Which.NONE)
    stop_keeping(cast.ann, shared)
    do_due(ended + 80 * DAY)
    assert ([one for one in mail.outbox if one.to == [cast.tess.email]], Notice.objects.get().again_at) == ([], None)
    assert due(ended + 90 * DAY) == [shared.id]


def test_what_both_keep_again_is_told_anew(cast: Cast, shared: Stage, ended: datetime) -> None:
    stop_keeping(cast.ann, shared)
    retention.announce(ended + 80 * DAY)
    stop_keeping(cast.ann, shared, keep=True)
    retention.announce(ended + 81 * DAY)
    assert erasure_notice.erasure_times(cast.tess, [shared.id]) == {}
    stop_keeping(cast.ann, shared)
    assert due(ended + 300 * DAY) == []
    assert retention.announce(ended + 300 * DAY) == 1


def test_the_daily_command_tells_by_itself(cast: Cast, shared: Stage) -> None:
    Dialogue.objects.update(ended_at=timezone.now() - 90 * DAY)
    stop_keeping(cast.ann, shared)
    call_command("erase_expired")
    assert (erasure_notice.notices().count(), shared.row.erased_at) == (1, None)
    Notice.objects.update(time=timezone.now())
    call_command("erase_expired")
    assert shared.row.erased_at is not None
