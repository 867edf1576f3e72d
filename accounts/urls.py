"""Addresses of people and pairs."""

from django.urls import path

from accounts import partner_views, views

urlpatterns = [
    path("", views.front, name="front"),
    path("help/", views.crisis_help, name="help"),
    path("you/", views.account, name="account"),
    path("partner/", partner_views.partner, name="partner"),
    path("partner/invite/", partner_views.invite, name="invite"),
    path("partner/invite/send/", partner_views.send, name="send_invitation"),
    path("partner/leave/", partner_views.leave, name="leave"),
    path("join/<str:token>/", partner_views.join, name="join"),
]
