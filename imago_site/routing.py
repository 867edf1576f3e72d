"""Every address of a socket. A websocket comes to it by `asgi`, a plain request by `http_sockets`."""

from channels.routing import URLRouter

from dialogue.review.routing import websocket_urlpatterns as rooms_of_therapists
from dialogue.routing import websocket_urlpatterns as rooms  # its last one answers every other address
from dialogue.workbook.routing import websocket_urlpatterns as workbooks

sockets = URLRouter([*rooms_of_therapists, *workbooks, *rooms])
