"""Addresses of the sockets of therapists. They close once the therapist may not work here any more."""

from django.urls import path

from dialogue.care.access_fingerprint import rights_mark
from dialogue.realtime.frames import RightsFrame
from dialogue.realtime.page_consumer import PageConsumer
from dialogue.realtime.page_feeds import PageFeed, mark_frame
from dialogue.review.live_seat_consumer import SITTING, LiveSeatConsumer

REVIEW = PageFeed(mark_frame(RightsFrame, rights_mark), for_work=True)

websocket_urlpatterns = [
    path("ws/review/", PageConsumer.as_asgi(feed=REVIEW)),
    path("ws/sit-in/<uuid:dialogue_id>/", LiveSeatConsumer.as_asgi(feed=SITTING)),
]
