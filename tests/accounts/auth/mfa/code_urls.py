"""Every address of the site, and those of signing in by a code, which are there where mail arrives."""

from allauth.account import views
from django.urls import path

from imago_site.urls import urlpatterns as of_the_site

urlpatterns = [
    path("account/login/code/", views.request_login_code, name="account_request_login_code"),
    path("account/login/code/confirm/", views.confirm_login_code, name="account_confirm_login_code"),
    *of_the_site,
]
