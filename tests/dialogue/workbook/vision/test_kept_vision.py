"""When a vision that hangs is read again and looked at again, who is due, and what home and workbook say of it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.couples.invitations import leave
from dialogue.domain.access import NotInTheRoom
from dialogue.workbook.models import Vision
from dialogue.workbook.reminder_mail import weekly_mails
from dialogue.workbook.vision import kept_vision
from dialogue.workbook.vision.kept_vision import WEEK, YEAR, visions_to_read, visions_to_review
from tests.cast import Cast
from tests.dialogue.workbook.vision.stages import half, kept, vision, weighed

SECOND = timedelta(seconds=1)


def kept_at() -> datetime:
    found = vision().kept_at
    assert found
    return found


def test_both_are_due_a_week_after_it_was_hung_up_and_again_after_each_reading(cast: Cast) -> None:
    kept(cast.ann, cast.bob)
    week_over = kept_at() + WEEK
    assert (visions_to_read(week_over - SECOND), visions_to_read(week_over)) == ([], [cast.ann, cast.bob])
    kept_vision.read_it(half(cast.bob), vision().key)
    read_at = vision().read_at
    assert read_at
    assert (visions_to_read(read_at + WEEK - SECOND), visions_to_read(read_at + WEEK)) == ([], [cast.ann, cast.bob])


def test_nobody_is_due_for_one_that_is_not_hung_up_or_for_an_older_version(cast: Cast) -> None:
    weighed(cast.carl, cast.dora)
    kept(cast.ann, cast.bob)
    kept_vision.look_again(half(cast.ann))
    Vision.objects.filter(pk=vision().pk).update(stage="kept", kept_at=timezone.now() + WEEK)
    assert visions_to_read(timezone.now() + WEEK + timedelta(days=1)) == []
    assert visions_to_read(timezone.now() + 3 * WEEK) == [cast.ann, cast.bob]


def test_former_partner_is_not_reminded_of_the_vision(cast: Cast) -> None:
    kept(cast.ann, cast.bob)
    leave(cast.ann)
    assert (visions_to_read(timezone.now() + WEEK), visions_to_review(timezone.now() + YEAR)) == ([], [])


def test_both_are_due_for_a_review_after_a_year_unless_they_are_at_it(cast: Cast) -> None:
    kept(cast.ann, cast.bob)
    year_over = kept_at() + YEAR
    assert (visions_to_review(year_over - SECOND), visions_to_review(year_over)) == ([], [cast.ann, cast.bob])
    assert visions_to_review(year_over + WEEK) == []  # once a year, whether they do it or not
    kept_vision.look_again(half(cast.bob))
    assert visions_to_review(year_over) == []


def test_a_year_brings_an_email_to_a_couple_that_reads_its_vision_each_week(cast: Cast) -> None:
    kept(cast.ann, cast.bob)
    year_over = kept_at() + YEAR
    Vision.objects.update(read_at=year_over - SECOND)
    assert visions_to_read(year_over) == []
    assert len(list(weekly_mails(year_over))) == 2


def test_nobody_says_for_another_couple_that_it_was_read(cast: Cast) -> None:
    kept(cast.ann, cast.bob)
    with pytest.raises(NotInTheRoom):
        kept_vision.read_it(half(cast.carl), vision().key)
    with pytest.raises(NotInTheRoom):
        kept_vision.look_again(half(cast.carl))
    with pytest.raises(NotInTheRoom):
        kept_vision.begin_afresh(half(cast.carl))


@pytest.mark.parametrize(
    ("hung", "home", "workbook"),
    [
        (timedelta(days=1), "", "Read your vision to each other again on"),
        (timedelta(days=8), "Read your vision to each other today", "Read your vision to each other today"),
        (timedelta(days=366), "Your vision is a year old.", "Your vision is a year old."),
    ],
)
def test_home_says_what_is_due_and_the_workbook_when(cast: Cast, hung: timedelta, home: str, workbook: str) -> None:
    kept(cast.ann, cast.bob)
    Vision.objects.update(kept_at=timezone.now() - hung)
    for person in (cast.ann, cast.bob):
        client = Client()
        client.force_login(person)
        main = {name: client.get(reverse(name)).content.decode().partition("<main")[2] for name in ("home", "workbook")}
        assert (main["home"].count("vision"), home in main["home"]) == (3 if home else 1, True)  # “Ours” names it once
        assert workbook in main["workbook"]
