"""Every address of the site."""

from django.urls import include, path

from accounts.admin import site

urlpatterns = [
    path("", include("accounts.urls")),
    path("", include("dialogue.urls")),
    path("", include("dialogue.review.urls")),
    path("account/", include("allauth.urls")),
    path("admin/", site.urls),
]
