"""A socket may say so much at once, and then so much in a second."""

from pathlib import Path

import pytest

from dialogue.realtime.socket_rate_limit import TokenBucket
from tests.imago_site.production import run


def taken(bucket: TokenBucket, now: float) -> int:
    """How many frames in a row are allowed at this moment."""
    count = 0
    while bucket.allows(now):
        count += 1
    return count


@pytest.mark.parametrize(("per_second", "at_once"), [(5, 60), (50, 600)])
def test_twelve_seconds_of_frames_come_at_once_and_then_so_many_in_a_second(per_second: int, at_once: int) -> None:
    bucket = TokenBucket(per_second, seen=100.0)
    assert taken(bucket, 100.0) == at_once
    assert taken(bucket, 101.0) == per_second - 1  # the one that was refused was counted
    assert taken(bucket, 1000.0) == at_once


def test_how_many_in_a_second_is_read_from_the_environment(tmp_path: Path) -> None:
    show = "from imago_site import settings; print(settings.FRAMES_A_SECOND)"
    assert [run(tmp_path, "-c", show, FRAMES_A_SECOND=value).stdout for value in ("", "9000")] == ["5\n", "9000\n"]


@pytest.mark.parametrize("value", ["4", "-5", "7.5", "many", "65536"])
def test_a_number_that_is_none_or_fewer_than_people_send_stops_the_start(tmp_path: Path, value: str) -> None:
    start = run(tmp_path, "-c", "import imago_site.settings", FRAMES_A_SECOND=value)
    words = f"FRAMES_A_SECOND: say a whole number from 5 to 65535, not {value!r}.\n"
    assert (start.returncode, start.stderr) == (1, words)
