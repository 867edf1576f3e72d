"""Addresses of the workbook's sockets."""

from django.urls import path

from dialogue.realtime.frames import SharedFrame
from dialogue.realtime.page_consumer import PageConsumer
from dialogue.realtime.page_feeds import PageFeed, mark_frame
from dialogue.workbook.page_fingerprint import mark_for
from dialogue.workbook.vision.page_feed import VISION

SHARED = PageFeed(mark_frame(SharedFrame, mark_for), follows_home=True)  # the pages that both partners share

websocket_urlpatterns = [
    path("ws/workbook/", PageConsumer.as_asgi(feed=SHARED)),
    path("ws/vision/", PageConsumer.as_asgi(feed=VISION)),
]
