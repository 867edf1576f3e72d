"""Fills a text up before it is sealed, so that how long it is does not tell which of a few answers it is.

Encrypted text is as long as what it hides: a feeling or a level could be read off its length, without any key.
"""

STEP = 64  # bytes; every level and answer, nearly every chosen feeling, and a short sentence, take one step
FILL = b"\x00"  # no text holds it (`dialogue.strict_json`), so it needs no mark of its own


def padded(text: str) -> bytes:
    """The text in UTF-8, as long as the next whole step. Raises `ValueError` for one that holds the fill."""
    plain = text.encode()
    if FILL in plain:
        raise ValueError("no text that can be kept")
    return plain.ljust(max(1, -(-len(plain) // STEP)) * STEP, FILL)


def unpadded(plain: bytes) -> str:
    """The text again, also where it was sealed before texts were filled up."""
    return plain.rstrip(FILL).decode()
