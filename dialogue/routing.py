"""Addresses of the sockets."""

from django.urls import path, re_path

from dialogue.consumers import RoomConsumer
from dialogue.home import HomeConsumer
from dialogue.sockets import UnknownConsumer
from dialogue.words_socket import WordsConsumer

websocket_urlpatterns = [
    path("ws/home/", HomeConsumer.as_asgi()),
    path("ws/words/", WordsConsumer.as_asgi()),
    path("ws/dialogue/<uuid:dialogue_id>/", RoomConsumer.as_asgi()),
    re_path("", UnknownConsumer.as_asgi()),
]
