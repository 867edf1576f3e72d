"""Reads JSON from outside, strictly: what one database would store and the other refuse never gets in."""

import json
import re
import unicodedata
from typing import Any, NoReturn

MOST_BYTES = 64 * 1024
MOST_TEXT = 4000  # characters; the longest thing to write, a letter
# Controls and surrogates: not text that a person writes.
NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
# What comes along when somebody pastes from a document: other line ends, and controls that show nothing.
PASTED = {
    0x0B: "\n",
    0x0C: "\n",
    0x0D: "\n",
    0x85: "\n",
    **dict.fromkeys((c for c in range(0x80, 0xA0) if c != 0x85), None),
}


class NotReadable(Exception):
    """Not an object in strict JSON. The message says which rule it broke, and never quotes it."""


def read_object(raw: str | bytes | None) -> dict[str, Any]:
    """One JSON object: at most 64 KiB of UTF-8, no doubled key, no NaN, whole numbers of at most 16 digits.

    Raises `NotReadable`, whatever comes in.
    """
    try:
        found = json.loads(
            _as_text(raw),
            object_pairs_hook=_without_doubles,
            parse_constant=_refuse,
            parse_float=_refuse,
            parse_int=_short_int,
        )
    except (ValueError, RecursionError):
        raise NotReadable("not JSON") from None
    if not isinstance(found, dict):
        raise NotReadable("not an object")
    return found


def clean_text(text: str) -> str:
    """Text as it is kept: NFC, plain line ends, nothing around it. Raises `NotReadable` for what is no text."""
    if len(text) > MOST_TEXT:  # before composing, whose cost grows with the square of a run of accents
        raise NotReadable("too long a text")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(PASTED)).strip()
    if NOT_TEXT.search(text):
        raise NotReadable("control characters")
    return text


def _as_text(raw: str | bytes | None) -> str:
    if not isinstance(raw, str):
        raise NotReadable("not a text frame")
    if len(raw) > MOST_BYTES or len(raw.encode(errors="surrogatepass")) > MOST_BYTES:
        raise NotReadable("too long")
    return raw


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
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
