"""Addresses of the pages of therapists."""

from django.urls import path

from dialogue.review.views import actions, deletions, live_seat, pages, therapist_texts

urlpatterns = [
    path("caseload/", pages.caseload, name="caseload"),
    path("caseload/notes/", actions.copy_notes, name="copy_notes"),
    path("caseload/written/", therapist_texts.writings, name="writings"),
    path("caseload/<row:couple_id>/", pages.couple, name="couple"),
    path("caseload/<row:couple_id>/note/", actions.note_on_couple, name="note_on_couple"),
    path("caseload/<row:couple_id>/propose/", actions.propose, name="propose"),
    path("caseload/<row:couple_id>/search/", actions.search, name="search"),
    path("caseload/proposal/<uuid:key>/back/", deletions.take_back_proposal, name="take_back_proposal"),
    path("review/<uuid:dialogue_id>/", pages.review, name="review"),
    path("review/<uuid:dialogue_id>/remark/", actions.remark, name="remark"),
    path("review/<uuid:dialogue_id>/copy/<str:kind>/", actions.copy, name="copy"),
    path("review/<uuid:dialogue_id>/without-names/", actions.preview_without_names, name="preview_without_names"),
    path("review/comment/<uuid:key>/back/", deletions.take_back_comment, name="take_back_comment"),
    path("review/own/<uuid:key>/remove/", deletions.remove, name="remove_own"),
    path("sit-in/<uuid:dialogue_id>/", live_seat.sitting, name="sitting"),
    path("sit-in/<uuid:dialogue_id>/ask/", live_seat.ask_to_sit_in, name="ask_to_sit_in"),
    path("sit-in/<uuid:dialogue_id>/suggest/", live_seat.suggest, name="suggest"),
    path("sit-in/<uuid:dialogue_id>/leave/", live_seat.leave_seat, name="leave_seat"),
]
