"""How the cache uses Redis: values as JSON, so nothing that is read there is ever run, and keys that tell nothing."""

import json
from typing import Any

from django.utils.crypto import salted_hmac


class JSONSerializer:
    """Django's own unpickles what it reads: whoever could write to Redis would run code here."""

    def dumps(self, value: Any) -> int | bytes:
        """A whole number as it is: Redis counts with it. Raises `TypeError` for what JSON has no form for."""
        return value if type(value) is int else json.dumps(value).encode()

    def loads(self, data: bytes) -> Any:
        """Raises `ValueError` for what this did not write."""
        return json.loads(data)


def hashed_key(key: str, prefix: str, version: int) -> str:
    """Keys name people, addresses and codes of apps. The hash is keyed, so that nobody can try some and compare."""
    return salted_hmac("cache", f"{prefix}:{version}:{key}", algorithm="sha256").hexdigest()
