"""Addresses of the workbook's sockets."""

from django.urls import path

from dialogue.workbook.consumers import WorkbookConsumer
from dialogue.workbook.vision.consumers import VisionConsumer

websocket_urlpatterns = [
    path("ws/workbook/", WorkbookConsumer.as_asgi()),
    path("ws/vision/", VisionConsumer.as_asgi()),
]
