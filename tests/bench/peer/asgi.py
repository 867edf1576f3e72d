"""The chat as an ASGI application, with the tutorial's stack around it."""

import os

from channels.auth import AuthMiddlewareStack
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.bench.peer.settings")
pages = get_asgi_application()

from django.urls import re_path  # noqa: E402  apps must be loaded before models are

from tests.bench.peer.consumers import ChatConsumer  # noqa: E402

urlpatterns = [re_path(r"ws/chat/(?P<room>\w+)/$", ChatConsumer.as_asgi())]
application = ProtocolTypeRouter(
    {"http": pages, "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(urlpatterns)))}
)
