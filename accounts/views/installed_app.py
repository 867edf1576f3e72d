"""What makes the site an app that can be installed: its manifest and its service worker, without a word of anybody."""

import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

WORKER = settings.BASE_DIR / "static" / "js" / "service_worker.js"
GREEN, PAPER = "#24615f", "#faf7f2"


@login_not_required
@require_safe
def manifest(_request: HttpRequest) -> HttpResponse:
    """Only the page on which notifications are switched on names it, so that no browser offers an icon unasked."""
    icons = [
        {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        {"src": static("img/icon-mask.png"), "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        {"src": static("img/icon.svg"), "sizes": "any", "type": "image/svg+xml"},
    ]
    name = _("A quiet place")
    shown = {"name": name, "short_name": name, "lang": get_language() or "en", "icons": icons}
    home = {"id": "/", "scope": "/", "start_url": reverse("home"), "display": "standalone"}
    colors = {"theme_color": GREEN, "background_color": PAPER}
    return JsonResponse(shown | home | colors, content_type="application/manifest+json")


@login_not_required
@require_safe
def service_worker(_request: HttpRequest) -> HttpResponse:
    """At the root, because a service worker is told of nothing above its own address."""
    page = {"home": reverse("home"), "icon": static("img/icon-192.png"), "text": _("Something is waiting for you")}
    script = f"self.page = {json.dumps(page)};\n{WORKER.read_text(encoding='utf-8')}"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")
