"""The ASGI application: pages for http, rooms for websocket."""

import os

from channels.routing import ProtocolTypeRouter
from channels.sessions import CookieMiddleware
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "imago_site.settings")
pages = get_asgi_application()

from django.conf import settings  # noqa: E402  settings and apps must be loaded before the rooms are

from imago_site.origins import ReadableOrigins  # noqa: E402
from imago_site.routing import sockets  # noqa: E402
from imago_site.single_process import stand_alone  # noqa: E402

if not settings.REDIS_URL:
    stand_alone(settings.VAR)

application = ProtocolTypeRouter(
    {
        "http": pages,
        "websocket": ReadableOrigins(CookieMiddleware(sockets), settings.CSRF_TRUSTED_ORIGINS),
    }
)
