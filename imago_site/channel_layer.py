"""The channel layer over Redis, encrypted: only processes of this site can read or send there."""

import logging
from typing import Any

from channels_redis.pubsub import RedisPubSubChannelLayer
from cryptography.fernet import InvalidToken

logger = logging.getLogger(__name__)


class SealedLayer(RedisPubSubChannelLayer):  # type: ignore[misc]  # channels_redis has no types
    """Channels gives a consumer whatever arrives as if its own browser had sent it; so nothing unsealed arrives."""

    async def receive(self, channel: str) -> dict[str, Any]:
        """The next message of this site. One of anybody else is passed over, and no socket ends by it."""
        while True:
            try:
                message: dict[str, Any] = await self._get_layer().receive(channel)
            except InvalidToken:
                logger.warning("Somebody else than this site spoke in Redis, and was not heard.")
            else:
                return message
