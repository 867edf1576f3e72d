"""The help page: lines that come with the site stay until each is replaced or switched off by name."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import CrisisLine, HiddenLine, User
from accounts.models.built_in_lines import REGIONS, Region, choices
from accounts.safety.crisis_lines import sections_for
from tests.accounts.page_checks import heading

CHECKED = [line.href for region in REGIONS for line in region.lines if line.reviewed]
UNITED_STATES = REGIONS[0]
LANGUAGES = ("en", "en-gb", "de", "de-at", "ko", "ar", "pt-br")
by_name = pytest.mark.parametrize("region", REGIONS, ids=lambda region: str(region.name))


def keep(  # noqa: PLR0913  a row, field by field
    region: str,
    href: str,
    position: int = 0,
    language: str = "en",
    *,
    reviewed: bool = False,
    replaces: str = "",
) -> CrisisLine:
    line = CrisisLine(language=language, region=region, who="Someone", do="Call", href=href, position=position)
    line.reviewed, line.replaces = reviewed, replaces
    line.full_clean()
    line.save()
    return line


def switch_off(*keys: str) -> None:
    HiddenLine.objects.bulk_create(HiddenLine(key=key) for key in keys)


def shape(language: str) -> list[tuple[str, list[str]]]:
    return [(str(section.name), [line.href for line in section.lines]) for section in sections_for(language)]


def shown(language: str = "en") -> set[str]:
    return {href for _region, lines in shape(language) for href in lines}


def hrefs(client: Client) -> list[str]:
    main = client.get("/help/").content.decode().partition("<main")[2]
    return re.findall(r'<a href="([^"]+)" rel="noreferrer">', main)


def test_built_in_lines_when_none_are_kept(client: Client, db: None) -> None:
    assert hrefs(client) == CHECKED


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reviewed", [False, True])
def test_a_line_of_ones_own_hides_no_built_in_line_in_any_language(db: None, language: str, *, reviewed: bool) -> None:
    keep("Somewhere", "tel:1", language=language, reviewed=reviewed)
    for reader in LANGUAGES:
        assert shown(reader) >= set(CHECKED)
    assert ("tel:1" in shown(language)) is reviewed


@by_name
def test_an_unchecked_line_hides_nothing_of_its_region_even_where_it_names_a_line(db: None, region: Region) -> None:
    for line in region.lines:
        keep(str(region.name), f"tel:9{len(line.key)}", replaces=line.key)
    assert shown() == set(CHECKED)


@pytest.mark.parametrize(("key", "name"), choices())
def test_a_checked_line_replaces_the_one_that_it_names_and_no_other(db: None, key: str, name: str) -> None:
    ((region, replaced),) = ((region, line) for region in REGIONS for line in region.lines if line.key == key)
    keep(str(region.name), "tel:555", reviewed=True, replaces=key)
    assert shown() == {*CHECKED, "tel:555"} - {replaced.href}, name


def test_a_line_is_replaced_only_for_readers_who_see_the_other_one(db: None) -> None:
    keep("Vereinigte Staaten", "tel:142", language="de", reviewed=True, replaces="us-988")
    assert ("tel:988" in shown("de-at"), "tel:988" in shown("en")) == (False, True)


def test_a_line_whose_check_is_taken_back_gives_the_built_in_one_back(db: None) -> None:
    line = keep("Utah", "tel:999111", reviewed=True, replaces="us-988")
    assert "tel:988" not in shown()
    line.reviewed = False
    line.save()
    assert shown() & {"tel:988", "tel:999111"} == {"tel:988"}


def test_a_region_keeps_its_checked_line_when_the_one_that_replaces_it_stands_elsewhere(db: None) -> None:
    keep("Ireland", "tel:999111", reviewed=True, replaces="eu-emergency")
    assert dict(shape("en"))["European Union"] == ["tel:112"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_switched_off_by_name_is_gone_in_every_language(db: None, language: str) -> None:
    switch_off("us-crisis-text")
    assert shown(language) == set(CHECKED) - {"sms:741741?body=HOME"}


@by_name
def test_a_region_switched_off_line_by_line_is_gone(db: None, region: Region) -> None:
    assert (str(region.name) in dict(shape("en"))) is any(line.reviewed for line in region.lines)
    switch_off(*(line.key for line in region.lines))
    assert str(region.name) not in dict(shape("en"))


@by_name
def test_an_unchecked_line_is_not_shown_and_brings_the_checked_ones_of_its_region_back(
    db: None, region: Region
) -> None:
    switch_off(*(line.key for line in region.lines))
    keep(str(region.name).upper(), "tel:1")
    checked = {line.href for line in region.lines if line.reviewed}
    assert {href for name, lines in shape("en") if name == str(region.name).upper() for href in lines} == checked


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("own", [False, True])
def test_with_everything_switched_off_the_checked_lines_stay(db: None, language: str, *, own: bool) -> None:
    switch_off(*(key for key, _name in choices()))
    if own:
        keep("Somewhere", "tel:1", language=language)
    assert shown(language) == set(CHECKED)


def test_with_a_checked_line_of_ones_own_everything_else_can_be_switched_off(db: None) -> None:
    switch_off(*(key for key, _name in choices()))
    keep("Ireland", "tel:1", reviewed=True)
    assert shape("en") == [("Ireland", ["tel:1"])]
    assert shown("de") == set(CHECKED)  # these readers do not see that one


def test_lines_that_nobody_has_checked_are_not_shown(db: None) -> None:
    keep("Ireland", "tel:1")
    keep("Malta", "tel:2", reviewed=True)
    keep("United States", "tel:3")
    keep("United States", "tel:4", reviewed=True)
    regions = shape("en")
    assert [name for name, _lines in regions[:2]] == ["Malta", "United States"]
    assert regions[1][1] == ["tel:4", *(line.href for line in UNITED_STATES.lines)]
    assert [name for name, _lines in regions[2:]] == ["United Kingdom", "European Union", "South Korea"]


@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("Europe/Vienna", "European Union"),
        ("Asia/Seoul", "South Korea"),
        ("America/New_York", "United States"),
        ("America/Toronto", "United States"),  # no region's own: as they stand
        ("not a zone", "United States"),
    ],
)
def test_the_region_of_the_reader_stands_first(client: Client, db: None, zone: str, first: str) -> None:
    client.cookies["zone"] = zone
    page = client.get("/help/").content.decode()
    regions = re.findall(r"<h2>([^<]+)</h2>", page)
    assert (regions[0], sorted(regions)) == (first, sorted(name for name, _lines in shape("en")))


def test_lines_of_a_region_stand_together(db: None) -> None:
    keep("Ireland", "tel:1", 0, reviewed=True)
    keep("Malta", "tel:2", 1, reviewed=True)
    keep("Ireland", "tel:3", 2, reviewed=True)
    assert shape("en")[:2] == [("Ireland", ["tel:1", "tel:3"]), ("Malta", ["tel:2"])]


def test_a_line_for_a_variety_of_a_language_hides_none_of_the_language(db: None) -> None:
    keep("Österreich", "tel:142", language="de-at", reviewed=True)
    keep("Deutschland", "tel:0800", language="DE", reviewed=True)
    assert {"tel:142", "tel:0800"} <= shown("de-at")
    assert {"tel:142", "tel:0800"} & shown("de") == {"tel:0800"}


def test_lines_of_another_language_are_not_shown(client: Client, db: None) -> None:
    keep("Schweiz", "tel:143", language="de")
    assert hrefs(client) == CHECKED


def test_the_private_questions_end_with_the_same_lines(client: Client, fay: User) -> None:
    keep("Ireland", "tel:1", reviewed=True)
    client.force_login(fay)
    page = client.post(reverse("screening"), {"step": "alone", "answer": "yes"})
    while 'name="so_far"' in page.content.decode():
        (so_far,) = re.findall(r'name="so_far" value="([^"]+)"', page.content.decode())
        page = client.post(reverse("screening"), {"step": "question", "answer": "skip", "so_far": so_far})
    assert heading(page) == "Thank you for answering"
    assert re.findall(r'<a href="([^"]+)" rel="noreferrer">', page.content.decode()) == hrefs(client)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "http://example.org/", "tel:", "tel:1 2", "https://x\n", "xtel:1"]
)
def test_an_address_of_another_kind_is_refused(db: None, href: str) -> None:
    with pytest.raises(ValidationError) as refused:
        keep("Ireland", href)
    assert list(refused.value.message_dict) == ["href"]
