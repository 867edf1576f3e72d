"""Addresses of people and pairs."""

from django.urls import path, register_converter

from accounts import (
    care_views,
    device_views,
    erasure_views,
    exit_views,
    idle_views,
    mail_views,
    partner_views,
    screening_views,
    views,
)
from accounts.addresses import RowConverter

register_converter(RowConverter, "row")

urlpatterns = [
    path("", views.front, name="front"),
    path("help/", views.crisis_help, name="help"),
    path("exit/", exit_views.leave_now, name="exit"),
    path("you/", views.account, name="account"),
    path("you/active/", idle_views.active, name="active"),
    path("you/mails/", mail_views.mails, name="mails"),
    path("you/hints/", views.hints, name="hints"),
    path("you/first/", screening_views.first, name="screening"),
    path("you/erase/", erasure_views.erase, name="erase"),
    # In place of allauth's own page, which shows addresses and can end only all the others at once.
    path("account/sessions/", device_views.devices, name="devices"),
    path("account/sessions/<row:session_id>/end/", device_views.end, name="end_device"),
    path("partner/", partner_views.partner, name="partner"),
    path("partner/invite/", partner_views.invite, name="invite"),
    path("partner/invite/send/", partner_views.send, name="send_invitation"),
    path("partner/leave/", partner_views.leave, name="leave"),
    path("privacy/", views.data, name="data"),
    path("join/<str:token>/", partner_views.join, name="join"),
    path("therapist/", care_views.therapist, name="therapist"),
    path("care/invite/", care_views.invite, name="invite_care"),
    path("care/join/<str:token>/", care_views.join, name="join_care"),
    path("care/<row:link_id>/consent/", care_views.consent, name="consent"),
    path("care/<row:link_id>/withdraw/", care_views.withdraw, name="withdraw_consent"),
    path("care/<row:link_id>/end/", care_views.end, name="end_care"),
]
