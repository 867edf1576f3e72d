"""A time of day as its reader's language tells it, in their zone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from accounts.auth.timezone_middleware import in_zone
from accounts.clock_time import clock_time

NEW_YORK = "America/New_York"
LATE = datetime(2026, 7, 3, 2, 45, tzinfo=UTC)  # 2 July, 22:45, in New York
CLOCKS_GO_BACK = datetime(2026, 11, 1, 4, 40, tzinfo=UTC)  # 00:40 there; from 2:00 it is 1:00 again


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (LATE, "10:45 pm"),
        (CLOCKS_GO_BACK, "12:40 am"),
        (CLOCKS_GO_BACK + timedelta(hours=2), "1:40 am EST"),
        (datetime(2026, 3, 8, 7, 30, tzinfo=UTC), "3:30 am"),  # an hour after clocks leapt over 2:30
    ],
)
def test_a_time_has_a_zone_only_in_the_hour_that_comes_twice(moment: datetime, shown: str) -> None:
    with in_zone(NEW_YORK):
        assert clock_time(moment) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [("en", "July 2, 2026, 10:45 pm"), ("de", "Juli 2, 2026, 22:45"), ("en-gb", "July 2, 2026, 10:45 pm")],
)
def test_a_time_is_told_as_the_reader_s_language_does(language: str, shown: str) -> None:
    with in_zone(NEW_YORK), override(language):
        assert clock_time(LATE, "F j, Y") == shown
        assert clock_time(LATE, seconds=True) == shown.split(", ")[2].replace("45", "45:00")


@pytest.mark.parametrize("hour", [4, 16])
def test_noon_and_midnight_are_words(hour: int) -> None:
    with in_zone(NEW_YORK):
        assert clock_time(LATE.replace(hour=hour, minute=0)) == {4: "midnight", 16: "noon"}[hour]
