"""Addresses of the sockets."""

from channels.generic.websocket import AsyncWebsocketConsumer
from django.urls import path, re_path

from dialogue.realtime.base_consumer import NOT_YOURS
from dialogue.realtime.home_consumer import HomeConsumer
from dialogue.realtime.room_consumer import RoomConsumer
from dialogue.realtime.words_consumer import WordsConsumer


class UnknownConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # channels has no types
    """An address without a room: a plain refusal instead of a traceback."""

    async def connect(self) -> None:
        await self.accept()
        await self.close(NOT_YOURS)


websocket_urlpatterns = [
    path("ws/home/", HomeConsumer.as_asgi()),
    path("ws/words/", WordsConsumer.as_asgi()),
    path("ws/dialogue/<uuid:dialogue_id>/", RoomConsumer.as_asgi()),
    re_path("", UnknownConsumer.as_asgi()),
]
