"""Addresses of the sockets of therapists."""

from django.urls import path

from dialogue.review.consumers import ReviewConsumer
from dialogue.review.sitting import SittingConsumer

websocket_urlpatterns = [
    path("ws/review/", ReviewConsumer.as_asgi()),
    path("ws/sit-in/<uuid:dialogue_id>/", SittingConsumer.as_asgi()),
]
