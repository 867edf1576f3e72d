"""Which font files the site serves: a family's file in its package, the letters of a range, and what is fixed in it."""

from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

LATIN = (
    "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, "
    "U+2190-2193, U+2212, U+2215, U+FEFF, U+FFFD"
)
LATIN_EXT = (
    "U+0100-0130, U+0132-0151, U+0154-02BA, U+02BD-02C5, U+02C7-02D9, U+02DB, U+02DD-036F, U+1E00-1EFF, "
    "U+20A0-20AB, U+20AD-20CF, U+2C60-2C7F, U+A720-A7FF"
)
GREEK = "U+0370-03FF"
CYRILLIC = "U+0400-052F, U+2116"
SERIF = "fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"
REGULAR = "fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular.ttf"
BOLD = "fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold.ttf"
READING_SIZE = 18.0  # the optical size, in points: right for words of people, and for headings


@dataclass(frozen=True)
class Face:
    """One file of `css/fonts.css`. `family` and `letters` are said there once more; a test holds them together."""

    name: str
    family: str
    source: tuple[str, str]
    letters: str
    pins: dict[str, float] = field(default_factory=dict)  # axes of a variable font that are fixed
    spans: dict[str, tuple[float, float]] = field(default_factory=dict)  # and those that keep a part

    @property
    def path(self) -> Path:
        package, file = self.source
        return Path(str(files(package) / "files" / file))

    @property
    def codepoints(self) -> set[int]:
        return {code for part in self.letters.split(",") for code in _codes(part)}


def _codes(part: str) -> range:
    first, _, last = part.strip().removeprefix("U+").partition("-")
    return range(int(first, 16), int(last or first, 16) + 1)


def _serif(script: str, letters: str) -> Face:
    pins, spans = {"opsz": READING_SIZE}, {"wght": (400.0, 600.0)}
    return Face(f"serif-{script}.woff2", "Site Serif", SERIF, letters, pins, spans)


FACES = (
    _serif("latin", LATIN),
    _serif("latin-ext", LATIN_EXT),
    _serif("greek", GREEK),
    _serif("cyrillic", CYRILLIC),
    Face("sans-latin.woff2", "Site Sans", REGULAR, LATIN),
    Face("sans-latin-ext.woff2", "Site Sans", REGULAR, LATIN_EXT),
    Face("sans-bold-latin.woff2", "Site Sans", BOLD, LATIN),
    Face("sans-bold-latin-ext.woff2", "Site Sans", BOLD, LATIN_EXT),
)
