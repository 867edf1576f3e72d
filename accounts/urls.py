"""Addresses of people and pairs."""

from django.urls import path, register_converter

from accounts.url_converters import RowConverter
from accounts.views import (
    account,
    appearance,
    care,
    devices,
    email_preferences,
    erasure,
    idle,
    installed_app,
    join,
    notifications,
    partner,
    quick_exit,
    room_view,
    screening,
    seat_code,
)

register_converter(RowConverter, "row")

urlpatterns = [
    path("", account.front, name="front"),
    path("help/", account.crisis_help, name="help"),
    path("exit/", quick_exit.leave_now, name="exit"),
    path("you/", account.account, name="account"),
    path("you/active/", idle.active, name="active"),
    path("you/mails/", email_preferences.mails, name="mails"),
    path("you/push/", notifications.switch_on, name="push_on"),
    path("you/push/off/", notifications.switch_off, name="push_off"),
    path("manifest.webmanifest", installed_app.manifest, name="manifest"),
    path("service-worker.js", installed_app.service_worker, name="service_worker"),
    path("you/hints/", room_view.hints, name="hints"),
    path("you/focus/", room_view.focus, name="focus"),
    path("you/appearance/", appearance.appearance, name="appearance"),
    path("you/code/", seat_code.seat_code, name="seat_code"),
    path("you/code/lock/", seat_code.lock_seats, name="lock_seats"),
    path("you/first/", screening.first, name="screening"),
    path("you/erase/", erasure.erase, name="erase"),
    # In place of allauth's own page, which shows addresses and can end only all the others at once.
    path("account/sessions/", devices.devices, name="devices"),
    path("account/sessions/<row:session_id>/end/", devices.end, name="end_device"),
    path("partner/", partner.partner, name="partner"),
    path("partner/invite/", partner.invite, name="invite"),
    path("partner/invite/send/", partner.send, name="send_invitation"),
    path("partner/leave/", partner.leave, name="leave"),
    path("partner/reconnect/", partner.reconnect, name="reconnect"),
    path("privacy/", account.data, name="data"),
    path("join/<str:token>/", join.join, name="join"),
    path("therapist/", care.therapist, name="therapist"),
    path("care/invite/", care.invite, name="invite_care"),
    path("care/join/<str:token>/", care.join, name="join_care"),
    path("care/<row:link_id>/consent/", care.consent, name="consent"),
    path("care/<row:link_id>/withdraw/", care.withdraw, name="withdraw_consent"),
    path("care/<row:link_id>/end/", care.end, name="end_care"),
]
