"""JSON from outside, read strictly: what one database would store and the other refuse never gets in.

Here is what a pydantic model cannot say: size, doubled keys, the length of a number, and what counts as text.
"""

import json
import re
import unicodedata
from typing import Any, NoReturn

from pydantic import BaseModel, ConfigDict

from accounts.visible_text import shows

MOST_BYTES = 64 * 1024
MOST_TEXT = 4000  # characters; the longest thing to write, a letter
MOST_TYPED = 2 * MOST_TEXT  # what is kept of a box, also where it is too long to be said
# Controls and surrogates: not text that a person writes.
NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
# What comes along when somebody pastes from a document: other line ends, and controls that show nothing.
LINE_ENDS = dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85), "\n")
PASTED = dict.fromkeys(range(0x80, 0xA0), None) | LINE_ENDS


class NotReadable(Exception):
    """Not what may come in. The message says which rule it broke, and never quotes it."""


class TooLong(NotReadable):
    """A text of more than `MOST_TEXT` characters, where it would be said."""


class StrictModel(BaseModel):
    """Fields of exactly these types and no others. A refusal of pydantic's own does not show what it refused."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", hide_input_in_errors=True)


def read_object(raw: str | bytes | None) -> dict[str, Any]:
    """One JSON object: at most 64 KiB of UTF-8, no doubled key, whole numbers of at most 16 digits and no others.

    Raises `NotReadable`, whatever comes in.
    """
    if not isinstance(raw, str):
        raise NotReadable("not a text frame")
    if len(raw) > MOST_BYTES or len(raw.encode(errors="surrogatepass")) > MOST_BYTES:
        raise NotReadable("too long")
    try:
        found = _DECODER.decode(raw)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise NotReadable("not a JSON object")
    return found


def clean_text(text: str, most: int = MOST_TEXT) -> str:
    """Text as it is kept: NFC, plain line ends, nothing around it; "" where none of it can be seen.

    Raises `NotReadable` for what is no text, and `TooLong`.
    """
    if len(text) > most:  # before composing, whose cost grows with the square of a run of accents
        raise TooLong("too long a text")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(PASTED)).strip()
    if NOT_TEXT.search(text):
        raise NotReadable("control characters")
    return text if any(map(shows, text)) else ""


def _one_of_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotReadable("a key stands twice")
    return found


def _refuse(_text: str) -> NoReturn:
    raise NotReadable("not a whole number")


def _short_int(text: str) -> int:
    if len(text) > 16:
        raise NotReadable("too large a number")
    return int(text)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_one_of_each, parse_constant=_refuse, parse_float=_refuse, parse_int=_short_int
)
