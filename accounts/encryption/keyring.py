"""Seals short secrets under the key ring itself: what a sign-in needs before it is known who signs in.

Sealed is `version (1 byte) | ring key id (4) | nonce (12) | AES-256-GCM ciphertext and tag`;
the nonce is random and new each time.
"""

import hashlib
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from accounts.encryption.envelope import NONCE, VERSION, CannotDecrypt


def seal(text: str, place: str) -> bytes:
    """Encrypts under the first key of the ring, for one place; it opens nowhere else."""
    ring_key = settings.CONTENT_KEYS[0]
    header, nonce = VERSION + _id_of(ring_key), secrets.token_bytes(NONCE)
    return header + nonce + AESGCM(ring_key).encrypt(nonce, text.encode(), header + place.encode())


def unseal(sealed: bytes, place: str) -> str:
    """The text again, by any key of the ring. Raises `CannotDecrypt` when anything about it is not as it was sealed."""
    header, nonce, body = sealed[:5], sealed[5 : 5 + NONCE], sealed[5 + NONCE :]
    for ring_key in settings.CONTENT_KEYS:
        if header == VERSION + _id_of(ring_key) and len(body) >= 16:
            try:
                return AESGCM(ring_key).decrypt(nonce, body, header + place.encode()).decode()
            except InvalidTag:
                raise CannotDecrypt("not what was sealed here") from None
    raise CannotDecrypt("unknown form, or the ring lacks its key")


def is_current(sealed: bytes) -> bool:
    """Whether it is sealed under the first key of the ring."""
    return sealed[:5] == VERSION + _id_of(settings.CONTENT_KEYS[0])


def _id_of(ring_key: bytes) -> bytes:
    return hashlib.sha256(b"ring" + ring_key).digest()[:4]
