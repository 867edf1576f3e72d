"""The help page with lines that the people of this site keep themselves, for each language."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.crisis import REGIONS, regions_for
from accounts.models import CrisisLine


def keep(region: str, href: str, position: int = 0, language: str = "en") -> CrisisLine:
    line = CrisisLine(language=language, region=region, who="Someone", do="Call", href=href, position=position)
    line.full_clean()
    line.save()
    return line


def shape(language: str) -> list[tuple[str, list[str]]]:
    return [(str(region.name), [line.href for line in region.lines]) for region in regions_for(language)]


def hrefs(client: Client) -> list[str]:
    main = client.get("/help/").content.decode().partition("<main")[2]
    return re.findall(r'<a href="([^"]+)" rel="noreferrer">', main)


def test_built_in_lines_when_none_are_kept(client: Client, db: None) -> None:
    assert hrefs(client) == [line.href for region in REGIONS for line in region.lines]


def test_kept_lines_replace_the_built_in_ones(client: Client, db: None) -> None:
    keep("Ireland", "tel:112")
    assert hrefs(client) == ["tel:112"]


def test_lines_of_a_region_stand_together(db: None) -> None:
    keep("Ireland", "tel:1", 0)
    keep("Malta", "tel:2", 1)
    keep("Ireland", "tel:3", 2)
    assert shape("en") == [("Ireland", ["tel:1", "tel:3"]), ("Malta", ["tel:2"])]


def test_a_language_has_its_own_lines(db: None) -> None:
    keep("Österreich", "tel:142", language="de")
    assert shape("de-at") == [("Österreich", ["tel:142"])]
    assert regions_for("en") == REGIONS


def test_lines_of_another_language_are_not_shown(client: Client, db: None) -> None:
    keep("Ireland", "tel:112")
    keep("Schweiz", "tel:143", language="de")
    assert hrefs(client) == ["tel:112"]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "http://example.org/", "tel:", "tel:1 2", "https://x\n", "xtel:1"]
)
def test_an_address_of_another_kind_is_refused(db: None, href: str) -> None:
    with pytest.raises(ValidationError) as refused:
        keep("Ireland", href)
    assert list(refused.value.message_dict) == ["href"]
