"""One frame of AES-256-GCM: `header | nonce (12) | ciphertext and tag (16)`. Envelope and key ring both write it.

Header and place are authenticated with the text. The nonce is random, 96 bits, new for each frame
(NIST SP 800-38D, 8.2.2).
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from accounts.encryption.random_bytes import random_bytes

NONCE, TAG = 12, 16


class CannotDecrypt(Exception):
    """The text was changed, moved to another place, or its key is gone."""


def seal_frame(key: bytes, header: bytes, content: bytes, place: bytes) -> bytes:
    nonce = random_bytes(NONCE)
    return header + nonce + AESGCM(key).encrypt(nonce, content, header + place)


def open_frame(key: bytes, sealed: bytes, header: bytes, place: bytes) -> bytes:
    """The content again. Raises `CannotDecrypt` when anything about the frame is not as it was sealed."""
    body = sealed[len(header) :]
    if len(body) < NONCE + TAG:
        raise CannotDecrypt("unknown form")
    try:
        return AESGCM(key).decrypt(body[:NONCE], body[NONCE:], header + place)
    except InvalidTag:
        raise CannotDecrypt("not what was sealed here") from None
