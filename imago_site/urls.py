"""Every address of the site."""

from django.urls import include, path

from accounts.admin import site
from imago_site import health, http_sockets

handler500 = "imago_site.middleware.typed_text.server_error"
urlpatterns = [
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ReadyView.as_view(), name="readyz"),
    path("ws/<path:address>", http_sockets.frames, name="frames"),
    path("", include("accounts.urls")),
    path("", include("dialogue.urls")),
    path("", include("dialogue.review.urls")),
    path("", include("dialogue.workbook.urls")),
    path("account/", include("allauth.urls")),
    path("admin/", site.urls),
]
