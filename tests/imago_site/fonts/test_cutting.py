"""A cut font: the letters of its range, its license, a name of its own, and light enough for a first visit."""

from functools import cache
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from imago_site.fonts.cutting import COPYRIGHT, FAMILY, LICENSE, LICENSE_URL, cut
from imago_site.fonts.faces import FACES, LATIN, Face

FIRST = [face for face in FACES if face.letters == LATIN]
MOST = 90 * 1024


@cache
def packed(name: str) -> bytes:
    return cut(next(face for face in FACES if face.name == name))


def opened(face: Face) -> TTFont:
    return TTFont(BytesIO(packed(face.name)))


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_a_face_has_letters_of_its_range_alone(face: Face) -> None:
    whole, found = set(TTFont(face.path).getBestCmap()), set(opened(face).getBestCmap())
    assert found == whole & face.codepoints
    assert found


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_its_license_goes_with_it_and_its_reserved_name_does_not(face: Face) -> None:
    names = opened(face)["name"]
    for kept in (COPYRIGHT, LICENSE, LICENSE_URL):
        assert names.getDebugName(kept) == TTFont(face.path)["name"].getDebugName(kept)
        assert names.getDebugName(kept)
    assert names.getDebugName(FAMILY) == face.family


def test_what_a_first_visit_loads_is_small() -> None:
    assert [face.name for face in FIRST] == ["serif-latin.woff2", "sans-latin.woff2", "sans-bold-latin.woff2"]
    assert sum(len(packed(face.name)) for face in FIRST) <= MOST


def test_the_serif_keeps_its_weights_from_words_to_headings() -> None:
    [weight] = opened(FIRST[0])["fvar"].axes
    assert (weight.axisTag, weight.minValue, weight.defaultValue, weight.maxValue) == ("wght", 400, 400, 600)
