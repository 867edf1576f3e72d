"""Addresses of the pages of therapists."""

from django.urls import path

from dialogue.review import action_views, deletion_views, live_seat_views, therapist_text_views, views

urlpatterns = [
    path("caseload/", views.caseload, name="caseload"),
    path("caseload/notes/", action_views.copy_notes, name="copy_notes"),
    path("caseload/written/", therapist_text_views.writings, name="writings"),
    path("caseload/<row:couple_id>/", views.couple, name="couple"),
    path("caseload/<row:couple_id>/note/", action_views.note_on_couple, name="note_on_couple"),
    path("caseload/<row:couple_id>/propose/", action_views.propose, name="propose"),
    path("caseload/<row:couple_id>/search/", action_views.search, name="search"),
    path("caseload/proposal/<uuid:key>/back/", deletion_views.take_back_proposal, name="take_back_proposal"),
    path("review/<uuid:dialogue_id>/", views.review, name="review"),
    path("review/<uuid:dialogue_id>/remark/", action_views.remark, name="remark"),
    path("review/<uuid:dialogue_id>/copy/<str:kind>/", action_views.copy, name="copy"),
    path("review/comment/<uuid:key>/back/", deletion_views.take_back_comment, name="take_back_comment"),
    path("review/own/<uuid:key>/remove/", deletion_views.remove, name="remove_own"),
    path("sit-in/<uuid:dialogue_id>/", live_seat_views.sitting, name="sitting"),
    path("sit-in/<uuid:dialogue_id>/ask/", live_seat_views.ask_to_sit_in, name="ask_to_sit_in"),
    path("sit-in/<uuid:dialogue_id>/suggest/", live_seat_views.suggest, name="suggest"),
    path("sit-in/<uuid:dialogue_id>/leave/", live_seat_views.leave_seat, name="leave_seat"),
]
