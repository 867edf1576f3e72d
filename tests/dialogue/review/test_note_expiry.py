"""How long a therapist's notes stay is the practice's own setting, and nothing goes that its author was not told of."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.audit import Act
from accounts.care import consent
from accounts.models import AuditEntry, CareLink, Installation, MailWishes
from dialogue.care import comments, sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.jobs import retention
from dialogue.jobs.scheduler import Done, do_due
from dialogue.models import Comment, Notice
from dialogue.review import notes
from dialogue.review.models import Mark, Note
from dialogue.review.note_expiry import deletion_times
from tests.accounts.page_checks import TELLING
from tests.cast import Cast
from tests.stage import Stage

DAY = timedelta(days=1)
NOW = timezone.now()


@pytest.fixture
def written(cast: Cast, shared: Stage) -> Stage:
    """One of each kind, and care that ended two years ago."""
    notes.note(cast.tess, shared.id, "Ask about the car.")
    notes.mark(cast.tess, shared.id, 8, "turning point")
    comments.comment(cast.tess, shared.id, "You stayed with it.")
    consent.end(cast.tess, cast.couple.care_links.get().pk)
    for model in (Note, Mark, Comment):
        model._default_manager.update(at=NOW - 800 * DAY)
    CareLink.objects.update(ended_at=NOW - 730 * DAY)
    return shared


def keep_for(days: int | None) -> None:
    Installation(note_days=days).save()


def rows_left_at(*moments: datetime) -> list[tuple[int, int, int]]:
    """How many notes, marks and comments there are after what is due at each moment."""
    found = []
    for moment in moments:
        do_due(moment)
        found.append((Note.objects.count(), Mark.objects.count(), Comment.objects.count()))
    return found


def test_without_a_number_of_days_notes_stay_until_their_author_deletes_them(cast: Cast, written: Stage) -> None:
    assert Installation.current().note_days is None
    assert rows_left_at(NOW, NOW + 40000 * DAY) == [(1, 1, 1)] * 2


def test_notes_go_when_the_practice_s_days_are_over_and_the_author_was_told(cast: Cast, written: Stage) -> None:
    keep_for(730)
    assert rows_left_at(NOW - 31 * DAY) == [(1, 1, 1)]
    assert deletion_times(cast.tess) == {}
    assert rows_left_at(NOW - 30 * DAY, NOW - DAY, NOW) == [(1, 1, 1), (1, 1, 1), (0, 0, 1)]
    (entry,) = AuditEntry.objects.filter(act=Act.NOTES_ERASED)
    assert (entry.actor, entry.about, entry.couple) == (None, cast.tess, cast.couple)
    assert rows_left_at(NOW + DAY) == [(0, 0, 1)]
    assert Notice.objects.count() == 0


def test_a_number_that_is_lowered_waits_for_the_telling(cast: Cast, written: Stage, tess: Client) -> None:
    keep_for(365)
    assert rows_left_at(NOW) == [(1, 1, 1)]
    page = tess.get(reverse("writings")).content.decode()
    assert ("will be deleted on" in page, "365 days after the care has ended" in page) == (True, True)
    assert rows_left_at(NOW + 29 * DAY) == [(1, 1, 1)]
    keep_for(3650)
    assert rows_left_at(NOW + 31 * DAY) == [(1, 1, 1)]
    assert deletion_times(cast.tess) == {}


def test_while_the_care_lasts_nothing_is_due(cast: Cast, written: Stage) -> None:
    keep_for(365)
    CareLink.objects.create(couple=cast.couple, therapist=cast.tess)
    assert rows_left_at(NOW, NOW + 4000 * DAY) == [(1, 1, 1)] * 2


def test_comments_go_with_the_notes_once_no_partner_reads_them(cast: Cast, written: Stage) -> None:
    keep_for(730)
    sharing_preferences.choose(cast.ann, written.id, Wish(keep=False))
    assert retention.erase(written.id)
    assert rows_left_at(NOW - 30 * DAY, NOW) == [(1, 1, 1), (0, 0, 0)]


def test_another_therapist_s_notes_stay(cast: Cast, written: Stage) -> None:
    CareLink.objects.create(couple=cast.couple, therapist=cast.eve)
    Note.objects.create(author=cast.eve, couple=cast.couple, sealed=b"1", at=NOW - 800 * DAY)
    keep_for(365)
    assert rows_left_at(NOW, NOW + 31 * DAY) == [(2, 1, 1), (1, 0, 1)]
    assert Note.objects.get().author == cast.eve


def test_one_neutral_mail_tells_of_it(cast: Cast, written: Stage) -> None:
    MailWishes.objects.create(person=cast.tess, quiet_from=time(0), quiet_until=time(0))
    keep_for(365)
    rows_left_at(NOW, NOW + DAY, NOW + 2 * DAY)
    (letter,) = [one for one in mail.outbox if one.to == [cast.tess.email]]
    assert TELLING.findall(f"{letter.subject}{letter.body}") == []


@pytest.mark.parametrize("days", [0, 1, 364, 36501])
def test_a_number_that_no_admin_could_set_deletes_nothing(cast: Cast, written: Stage, days: int) -> None:
    keep_for(days)
    with pytest.raises(ValidationError):
        Installation.current().clean_fields()
    assert do_due(NOW + 40000 * DAY)["notes over"] == Done(failed=1)
    assert Note.objects.count() == 1


def test_the_privacy_page_says_how_long(client: Client, db: Any) -> None:
    def page() -> str:
        return client.get(reverse("data")).content.decode()

    assert "stay until the therapist deletes them" in page()
    keep_for(3650)
    assert "deleted 3650 days after your work together ends" in page()
