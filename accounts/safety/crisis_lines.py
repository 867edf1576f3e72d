"""Where to turn in danger or despair, for one reader: the lines that come with the site, and those of its own people.

A line that nobody has checked is not shown, and takes no other line's place: where nothing else would stand in a region
that comes with checked ones, or on the page, those come back.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import CrisisLine, HiddenLine
from accounts.models.built_in_lines import REGIONS, HelpLine, Line, Words


@dataclass(frozen=True)
class Section:
    """What a page shows under one heading."""

    name: Words
    lines: Sequence[HelpLine]
    countries: Sequence[str] = ()


def sections_for(language: str, country: str = "") -> list[Section]:
    """Every checked line for readers of a language, and first those of the country where the reader seems to be."""
    own = _own_lines(language)
    off = _switched_off(own)
    sections: dict[str, Section] = {}
    for line in own:
        _add(sections, line.region, [line])
    for region in REGIONS:
        others = sections.get(str(region.name).casefold(), Section("", ())).lines
        _add(sections, region.name, _remaining(region.lines, off, others), region.countries)
    if not any(map(_is_checked, sections.values())):
        for region in REGIONS:
            _add(sections, region.name, [line for line in region.lines if line.reviewed], region.countries)
    shown = [_checked(section) for section in sections.values() if _is_checked(section)]
    return sorted(shown, key=lambda section: country not in section.countries)


def _own_lines(language: str) -> list[CrisisLine]:
    """Those for "de-at", then those for "de": one line for a variety hides none of the language."""
    codes = list(dict.fromkeys((language.lower(), language.lower().partition("-")[0])))
    asked = Q(*(("language__iexact", code) for code in codes), _connector=Q.OR)
    lines = CrisisLine.objects.filter(asked)
    return sorted(lines, key=lambda line: (codes.index(line.language.lower()), line.position, line.pk))


def _switched_off(own: Sequence[CrisisLine]) -> set[str]:
    """Keys of built-in lines that somebody switched off by name, or that a checked line shown beside them replaces."""
    replaced = {line.replaces for line in own if line.reviewed and line.replaces}
    return replaced | set(HiddenLine.objects.values_list("key", flat=True))


def _remaining(lines: Sequence[Line], off: set[str], others: Sequence[HelpLine]) -> list[Line]:
    """What stays of a region. While something stands in it, one checked line does: else those of its own come back."""
    left = [line for line in lines if line.key not in off]
    stands = [*others, *left]
    if stands and not any(line.reviewed for line in stands):
        return [line for line in lines if line.reviewed or line in left]
    return left


def _add(sections: dict[str, Section], name: Words, lines: Sequence[HelpLine], countries: Sequence[str] = ()) -> None:
    """Under the heading of the same name, where there is one. A section without a line is none."""
    key = str(name).casefold()
    before = sections[key] if key in sections else Section(name, ())
    if lines:
        sections[key] = Section(before.name, (*before.lines, *lines), countries or before.countries)


def _checked(section: Section) -> Section:
    return Section(section.name, [line for line in section.lines if line.reviewed], section.countries)


def _is_checked(section: Section) -> bool:
    return any(line.reviewed for line in section.lines)
