"""Fonts among the static files: cut once, kept in `VAR_DIR`, and cut anew when what they are made of changes."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from pytest_django import Settings

from imago_site.fonts import finder
from imago_site.fonts.faces import FACES, Face


@pytest.fixture
def cuts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings) -> list[str]:
    """The names of what was cut, in a `VAR_DIR` that is empty at first."""
    settings.VAR = tmp_path
    found: list[str] = []

    def cut(face: Face) -> bytes:
        found.append(face.name)
        return face.name.encode()

    monkeypatch.setattr("imago_site.fonts.cutting.cut", cut)
    return found


def test_each_face_is_found_and_cut_once(cuts: list[str]) -> None:
    names = [face.name for face in FACES]
    for _start in range(2):
        fonts = finder.FontFinder()
        assert [name for name, _storage in fonts.list(None)] == names
        found = [Path(fonts.find(f"fonts/{name}")).read_text() for name in names]
        assert found == names
    assert cuts == names


def test_what_is_no_font_of_ours_is_not_found(cuts: list[str]) -> None:
    fonts = finder.FontFinder()
    assert [fonts.find(path) for path in ("fonts/nothing.woff2", "css/fonts.css", "fonts/")] == [None] * 3
    assert fonts.find("fonts/nothing.woff2", find_all=True) == []
    assert cuts == []


def test_another_recipe_makes_new_files_and_takes_the_old_away(
    cuts: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "fonts"
    old = finder.kept_under(home)
    monkeypatch.setattr(finder, "RECIPE", ())
    new = finder.kept_under(home)
    assert (old != new, list(home.iterdir())) == (True, [new])
    assert len(cuts) == 2 * len(FACES)


def test_another_process_that_was_faster_does_no_harm(
    cuts: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "fonts" / finder._recipe()
    move = finder._move

    def too_late(made: Path, kept: Path) -> None:
        kept.mkdir()
        (kept / "theirs").touch()
        move(made, kept)

    monkeypatch.setattr(finder, "_move", too_late)
    assert finder.kept_under(tmp_path / "fonts") == other
    assert [path.name for path in other.iterdir()] == ["theirs"]
    assert list((tmp_path / "fonts").iterdir()) == [other]


def test_the_site_looks_for_fonts() -> None:
    assert [type(one) for one in finders.get_finders()].count(finder.FontFinder) == 1
