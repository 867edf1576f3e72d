"""The chat's consumer: keeps a message, then sends it to all in the room."""

import json
from typing import Any

from channels.generic.websocket import AsyncWebsocketConsumer

from tests.bench.peer.models import Message


class ChatConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # channels has no types
    """One browser in one chat room."""

    async def connect(self) -> None:
        self.room = self.scope["url_route"]["kwargs"]["room"]
        await self.channel_layer.group_add(f"chat_{self.room}", self.channel_name)
        await self.accept()

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard(f"chat_{self.room}", self.channel_name)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        message = json.loads(text_data or "")["message"]
        await Message.objects.acreate(room=self.room, text=message)  # type: ignore[attr-defined]  # not an app of the checked settings
        await self.channel_layer.group_send(f"chat_{self.room}", {"type": "chat.message", "message": message})

    async def chat_message(self, event: dict[str, Any]) -> None:
        await self.send(text_data=json.dumps({"message": event["message"]}))
