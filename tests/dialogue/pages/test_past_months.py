"""Past dialogues by kind and month, with a calendar of the month that is shown."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.utils import timezone

from dialogue.pages.past_months import PastList, past_list
from dialogue.pages.transcripts import PastDialogue


def ended(slug: str, day: str, title: str | None = None) -> PastDialogue:
    at = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)
    kind = {"daily": "One appreciation for today", "intentional": "Dialogue"}[slug]
    return PastDialogue(uuid4(), 1, title, at, ("Ann", "Bob"), kind, slug)


PAST = [ended("intentional", "2026-11-28", "Sunday"), ended("daily", "2026-11-28"), ended("daily", "2026-10-02")]


def names(shown: PastList) -> list[str]:
    return [item.name for item in shown.items]


def test_all_are_shown_where_nothing_is_chosen() -> None:
    shown = past_list(PAST)
    assert names(shown) == ["Sunday", PAST[1].kind, PAST[2].kind]
    assert [label for _value, label in shown.months] == ["November 2026", "October 2026"]
    assert ([slug for slug, _name in shown.kinds], shown.weeks) == (["intentional", "daily"], ())


def test_kind_and_month_narrow_the_list_together() -> None:
    assert names(past_list(PAST, "intentional")) == ["Sunday"]
    assert len(past_list(PAST, "daily", "2026-11").items) == 1
    assert len(past_list(PAST, "", "2026-11").items) == 2


@pytest.mark.parametrize("month", ["2026-13", "1999-01", "x", "2026-11-28", "٢٠٢٦-١١"])
def test_a_month_that_is_no_choice_chooses_all(month: str) -> None:
    shown = past_list(PAST, "unknown", month)
    assert (shown.month, shown.kind, len(shown.items)) == ("", "", 3)


def test_calendar_counts_the_dialogues_of_each_day_of_its_month() -> None:
    shown = past_list(PAST, month="2026-11")
    marked = {square.day.isoformat(): square.count for week in shown.weeks for square in week if square.count}
    assert marked == {"2026-11-28": 2}
    assert sum(square.inside for week in shown.weeks for square in week) == 30
    assert {len(week) for week in shown.weeks} == {7}


def test_a_day_is_the_reader_s_own() -> None:
    late = [PastDialogue(uuid4(), 1, None, datetime(2026, 11, 30, 23, 30, tzinfo=UTC), (), "Dialogue", "intentional")]
    with timezone.override("Europe/Berlin"):
        assert past_list(late).months == (("2026-12", "December 2026"),)


def test_a_dialogue_without_a_title_of_its_own_is_called_by_kind_and_date() -> None:
    assert [item.dated_name for item in PAST] == [
        "Sunday",
        "One appreciation for today, November 28",
        "One appreciation for today, October 2",
    ]
