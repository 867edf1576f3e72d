"""Addresses of the sockets."""

from django.urls import path

from dialogue.consumers import RoomConsumer
from dialogue.home import HomeConsumer
from dialogue.sockets import UnknownConsumer

websocket_urlpatterns = [
    path("ws/home/", HomeConsumer.as_asgi()),
    path("ws/dialogue/<uuid:dialogue_id>/", RoomConsumer.as_asgi()),
    path("<path:elsewhere>", UnknownConsumer.as_asgi()),
]
