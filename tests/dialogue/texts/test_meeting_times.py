"""The times that are offered: at one tap, or a day of the next two weeks and a half hour of it."""

from datetime import UTC, datetime, timedelta

import pytest

from accounts.auth.timezone_middleware import in_zone
from dialogue.domain.moves import move_parsing
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import DAY, MINUTE, Ask
from dialogue.texts.meeting_times import MeetingTimes, meeting_times

NEW_YORK = "America/New_York"
NOON = datetime(2026, 12, 1, 17, 1, tzinfo=UTC)  # a Tuesday, 12:01 in New York
ID = "0d6ff7c6-7c5b-4b2e-9a51-5a3a6f0f2a10"


def offered(now: datetime, **limits: int) -> MeetingTimes:
    with in_zone(NEW_YORK):
        return meeting_times(now, **limits)


def read(value: str) -> datetime | None:
    return move_parsing.read_move({"move_id": ID, "after": 1, "move": "later", "until": value}).content.until


def test_three_are_at_one_tap_and_a_day_of_two_weeks_at_three() -> None:
    times = offered(NOON)

    assert [label for _value, label in times.at_once] == [
        "In 20 minutes (at 12:21 pm)",
        "Tonight at 8:30 pm",
        "Tomorrow at 8:30 pm",
    ]
    assert [read(value) for value, _label in times.at_once[1:]] == [
        datetime(2026, 12, 2, 1, 30, tzinfo=UTC),
        datetime(2026, 12, 3, 1, 30, tzinfo=UTC),
    ]
    assert [label for _value, label in times.days[:3]] == ["Today", "Tomorrow", "Thursday, December 3"]
    assert (len(times.days), times.days[4]) == (14, ("2026-12-05-05:00", "Saturday, December 5"))
    assert (len(times.clock), times.clock[41]) == (48, ("20:30", "8:30 pm"))


@pytest.mark.parametrize(
    ("minutes", "first"), [(450, "Tonight at 8:30 pm"), (480, "Tomorrow at 8:30 pm"), (600, "Tomorrow at 8:30 pm")]
)
def test_an_evening_that_is_near_or_gone_is_not_offered(minutes: int, first: str) -> None:
    assert offered(NOON + timedelta(minutes=minutes)).at_once[1][1] == first


def test_a_day_has_its_own_offset_also_after_clocks_go_back() -> None:
    times = offered(datetime(2026, 10, 31, 16, tzinfo=UTC))

    assert [value for value, _label in times.days[:3]] == ["2026-10-31-04:00", "2026-11-01-05:00", "2026-11-02-05:00"]


def test_the_last_half_hour_that_is_offered_is_one_that_may_be_chosen() -> None:
    (day, _label), (clock, _text) = offered(NOON).days[-1], offered(NOON).clock[-1]

    assert read(f"{day[:10]}T{clock}{day[10:]}") <= NOON + timedelta(seconds=14 * DAY)  # type: ignore[operator]


def test_cooling_down_is_for_twenty_minutes_or_longer_counted_from_the_press() -> None:
    times = offered(NOON, soonest=20 * MINUTE, latest=DAY)

    assert [value for value, _label in times.at_once] == ["PT20M", "PT30M", "PT60M"]
    assert (times.days, times.clock) == ((), ())


def test_all_times_of_a_step_lie_within_the_same_limits() -> None:
    for protocol in PROTOCOLS.values():
        for step in protocol.steps.values():
            ways = {(way.soonest, way.latest) for way in step.ways.values() if way.asks is Ask.TIME}
            assert len(ways) < 2, step.key
