"""Addresses of the pages of dialogues."""

from django.urls import path

from dialogue import care_views, export_views, private_views, sharing_views, views

urlpatterns = [
    path("home/", views.home_page, name="home"),
    path("dialogue/start/", views.start, name="start"),
    path("dialogue/begin/", views.begin, name="begin"),
    path("dialogue/begin/<slug:slug>/", views.begin_one, name="begin_one"),
    path("dialogue/<uuid:dialogue_id>/", views.room, name="room"),
    path("dialogue/<uuid:dialogue_id>/move/", views.move, name="move"),
    path("dialogue/<uuid:dialogue_id>/look/", private_views.look, name="look"),
    path("dialogue/<uuid:dialogue_id>/shelf/", private_views.shelve, name="shelve"),
    path("dialogue/<uuid:dialogue_id>/shelf/say/", private_views.unshelve, name="unshelve"),
    path("dialogue/<uuid:dialogue_id>/body/", private_views.check_body, name="check_body"),
    path("dialogue/<uuid:dialogue_id>/heard/", private_views.felt_heard, name="felt_heard"),
    path("dialogue/<uuid:dialogue_id>/rest/", private_views.let_rest, name="let_rest"),
    path("dialogue/<uuid:dialogue_id>/choices/", sharing_views.choose, name="choices"),
    path("requests/mute/", private_views.mute_requests, name="mute_requests"),
    path("you/export/", export_views.export, name="export"),
    path("you/export/<str:token>/", export_views.take, name="take_export"),
    path("sharing/", sharing_views.page, name="sharing"),
    path("sharing/standing/", sharing_views.set_standing, name="standing"),
    path("sharing/earlier/", sharing_views.share_earlier, name="share_earlier"),
    path("dialogue/<uuid:dialogue_id>/seat/", care_views.answer_seat, name="live_seat"),
    path("dialogue/<uuid:dialogue_id>/suggestion/", care_views.decline_suggestion, name="decline_suggestion"),
    path("proposal/<uuid:key>/aside/", care_views.set_aside, name="set_aside"),
    path("dialogue/<uuid:dialogue_id>/transcript/", views.transcript, name="transcript"),
]
