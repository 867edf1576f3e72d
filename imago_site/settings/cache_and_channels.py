"""The cache and the channel layer: in Redis, so that several processes share them, or in this process alone."""

from typing import Any

from imago_site import env
from imago_site.settings.secret_keys import SECRET_KEY

# Redis 8's client drops an idle connection after 5 s, and refuses more than 100, unless told otherwise.
REDIS_URL = env.url("REDIS_URL", scheme=("redis", "rediss", "unix"))
CHANNEL_LAYERS: dict[str, dict[str, Any]] = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
# By default 300 counters: whoever made as many others would wipe out their own, and the leases of presence.
IN_MEMORY = {"BACKEND": "imago_site.cache.ProcessCache", "OPTIONS": {"MAX_ENTRIES": 100_000}}
CACHES: dict[str, dict[str, Any]] = {"default": IN_MEMORY}
if REDIS_URL:
    CHANNEL_LAYERS["default"] = {
        "BACKEND": "imago_site.channel_layer.SealedLayer",
        "CONFIG": {
            "hosts": [{"address": REDIS_URL, "socket_timeout": 30, "max_connections": 1000}],
            "symmetric_encryption_keys": [SECRET_KEY],
            "prefix": "sealed",  # a process of before, which sealed nothing, is not heard
        },
    }
    CACHES["default"] = {
        "BACKEND": "imago_site.cache.SharedCache",
        "LOCATION": REDIS_URL,
        "KEY_FUNCTION": "imago_site.cache.hashed_key",
        "OPTIONS": {
            "serializer": "imago_site.cache.JSONSerializer",
            "max_connections": 1000,
            "socket_connect_timeout": 2,
            "socket_timeout": 5,
        },
    }
