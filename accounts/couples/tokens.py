"""Tokens of links that work once. A token is in no table in clear; its hash is kept and never shown."""

import hashlib
import secrets


def mint() -> str:
    """A new token: 256 bits of chance, safe in an address."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
