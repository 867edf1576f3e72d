"""Seals short secrets under the key ring itself: data keys, and what a sign-in needs before it is known who signs in.

Sealed is a frame (`framing`) whose header is `version (1 byte) | ring key id (4)`.
"""

import hashlib

from django.conf import settings

from accounts.encryption.framing import CannotDecrypt, open_frame, seal_frame

VERSION = b"\x01"


def seal(text: str, place: str) -> bytes:
    """Encrypts under the first key of the ring, for one place; it opens nowhere else."""
    return seal_bytes(text.encode(), place)


def unseal(sealed: bytes, place: str) -> str:
    """The text again, by any key of the ring. Raises `CannotDecrypt` when anything about it is not as it was sealed."""
    return unseal_bytes(sealed, place).decode()


def seal_bytes(content: bytes, place: str) -> bytes:
    ring_key = settings.CONTENT_KEYS[0]
    return seal_frame(ring_key, VERSION + ring_id(ring_key), content, place.encode())


def unseal_bytes(sealed: bytes, place: str) -> bytes:
    header = sealed[:5]
    for ring_key in settings.CONTENT_KEYS:
        if header == VERSION + ring_id(ring_key):
            return open_frame(ring_key, sealed, header, place.encode())
    raise CannotDecrypt("unknown form, or the ring lacks its key")


def is_current(sealed: bytes) -> bool:
    """Whether it is sealed under the first key of the ring."""
    return sealed[:5] == VERSION + ring_id(settings.CONTENT_KEYS[0])


def ring_id(ring_key: bytes) -> bytes:
    """Names a key of the ring, and tells nothing about it."""
    return hashlib.sha256(b"ring" + ring_key).digest()[:4]
