"""The country in which a reader's time zone lies, by the zones' own table (`zone.tab`). A guess, stored nowhere."""

from functools import cache
from importlib import resources


def country_in(zone: str) -> str:
    """Its code as in ISO 3166, "US" for "America/New_York"; "" for a zone that belongs to no country."""
    return _countries().get(zone, "")


@cache
def _countries() -> dict[str, str]:
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {zone: country for country, _place, zone, *_more in rows}
