"""The country of a time zone, as the help page asks for it."""

import pytest

from accounts.models.built_in_lines import REGIONS
from accounts.safety.reader_country import country_in


@pytest.mark.parametrize(
    ("zone", "country"),
    [("America/New_York", "US"), ("Europe/London", "GB"), ("Europe/Vienna", "AT"), ("Asia/Seoul", "KR")],
)
def test_a_zone_lies_in_its_country(zone: str, country: str) -> None:
    assert country_in(zone) == country


@pytest.mark.parametrize("zone", ["", "UTC", "Nowhere/At_All", "../../etc/passwd"])
def test_a_zone_of_no_country_lies_in_none(zone: str) -> None:
    assert country_in(zone) == ""


def test_each_country_has_one_region_at_most() -> None:
    countries = [country for region in REGIONS for country in region.countries]
    assert sorted(countries) == sorted(set(countries))
