"""What `css/fonts.css` says of each face is what its file holds, and what a page preloads is cut for every page."""

import re
from pathlib import Path

from imago_site.fonts.faces import FACES, LATIN

ROOT = Path(__file__).parents[3]
SHEET = (ROOT / "static/css/fonts.css").read_text(encoding="utf-8")
SAID = re.findall(r'font-family: "(.+)";[^}]*?url\("\.\./fonts/([^"]+)"\)[^}]*?unicode-range: ([^;]+);', SHEET)


def test_the_sheet_names_each_file_with_its_family_and_its_letters() -> None:
    assert [(face.family, face.name, face.letters) for face in FACES] == SAID


def test_no_letter_of_a_family_and_weight_is_in_two_files() -> None:
    for source in {face.source for face in FACES}:
        letters = [code for face in FACES if face.source == source for code in face.codepoints]
        assert len(letters) == len(set(letters))


def test_every_page_preloads_the_faces_of_latin() -> None:
    base = (ROOT / "templates/base.html").read_text(encoding="utf-8")
    preloaded = re.findall(r"rel=\"preload\" as=\"font\".*'fonts/(.+)'", base)
    assert preloaded == [face.name for face in FACES if face.letters == LATIN]


def test_nothing_that_comes_late_moves_a_page() -> None:
    assert SHEET.count("font-display: optional") == len(FACES)


def test_codepoints_are_read_from_ranges() -> None:
    [greek] = [face for face in FACES if face.name == "serif-greek.woff2"]
    assert greek.codepoints == set(range(0x370, 0x400))
