"""Addresses of the sockets."""

from channels.generic.websocket import AsyncWebsocketConsumer
from django.urls import path, re_path

from dialogue.realtime.base_consumer import NOT_YOURS
from dialogue.realtime.page_consumer import PageConsumer
from dialogue.realtime.page_feeds import HOME, WORDS
from dialogue.realtime.room.room_consumer import RoomConsumer


class UnknownConsumer(AsyncWebsocketConsumer):  # type: ignore[misc]  # channels has no types
    """An address without a room: a plain refusal instead of a traceback."""

    async def connect(self) -> None:
        await self.accept()
        await self.close(NOT_YOURS)


websocket_urlpatterns = [
    path("ws/home/", PageConsumer.as_asgi(feed=HOME)),
    path("ws/words/", PageConsumer.as_asgi(feed=WORDS)),
    path("ws/dialogue/<uuid:dialogue_id>/", RoomConsumer.as_asgi()),
    re_path("", UnknownConsumer.as_asgi()),
]
