"""Addresses of the workbook's sockets."""

from django.urls import path

from dialogue.workbook.consumers import WorkbookConsumer

websocket_urlpatterns = [path("ws/workbook/", WorkbookConsumer.as_asgi())]
