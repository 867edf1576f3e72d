"""Addresses of the pages of dialogues."""

from django.urls import path

from dialogue.pages.views import care, dialogue, export, one_phone, opening, pause, private, sharing, signs, try_alone

urlpatterns = [
    path("home/", dialogue.home_page, name="home"),
    path("try/", try_alone.try_alone, name="try_alone"),
    path("dialogue/start/", opening.start, name="start"),
    path("dialogue/begin/", opening.begin, name="begin"),
    path("dialogue/begin/<slug:slug>/", opening.begin_one, name="begin_one"),
    path("dialogue/<uuid:dialogue_id>/", dialogue.room, name="room"),
    path("dialogue/<uuid:dialogue_id>/move/", dialogue.move, name="move"),
    path("dialogue/<uuid:dialogue_id>/pause/", pause.pause_until, name="pause_until"),
    path("dialogue/<uuid:dialogue_id>/look/", private.look, name="look"),
    path("dialogue/<uuid:dialogue_id>/shelf/", private.shelve, name="shelve"),
    path("dialogue/<uuid:dialogue_id>/shelf/say/", private.unshelve, name="unshelve"),
    path("dialogue/<uuid:dialogue_id>/body/", private.check_body, name="check_body"),
    path("dialogue/<uuid:dialogue_id>/closing/", private.closing, name="closing"),
    path("dialogue/<uuid:dialogue_id>/rest/", private.let_rest, name="let_rest"),
    path("dialogue/<uuid:dialogue_id>/choices/", sharing.choose, name="choices"),
    path("dialogue/<uuid:dialogue_id>/one-phone/", one_phone.one_phone, name="one_phone"),
    path("dialogue/<uuid:dialogue_id>/one-phone/unlock/", one_phone.unlock, name="unlock_seat"),
    path("dialogue/<uuid:dialogue_id>/one-phone/hand-over/", one_phone.hand_over, name="hand_over"),
    path("dialogue/<uuid:dialogue_id>/one-phone/tap/", one_phone.tap, name="tap"),
    path("dialogue/<uuid:dialogue_id>/one-phone/lock/", one_phone.lock, name="lock_seat"),
    path("signs/", signs.signs, name="signs"),
    path("requests/mute/", private.mute_requests, name="mute_requests"),
    path("you/export/", export.export, name="export"),
    path("you/export/<str:token>/", export.take, name="take_export"),
    path("sharing/", sharing.page, name="sharing"),
    path("sharing/standing/", sharing.set_standing, name="standing"),
    path("sharing/earlier/", sharing.share_earlier, name="share_earlier"),
    path("dialogue/<uuid:dialogue_id>/seat/", care.answer_seat, name="live_seat"),
    path("dialogue/<uuid:dialogue_id>/suggestion/", care.decline_suggestion, name="decline_suggestion"),
    path("proposal/<uuid:key>/aside/", care.set_aside, name="set_aside"),
    path("dialogue/<uuid:dialogue_id>/transcript/", dialogue.transcript, name="transcript"),
]
