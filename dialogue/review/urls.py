"""Addresses of the pages of therapists."""

from django.urls import path

from dialogue.review import acts, deletions, sitting_views, views, writing_views

urlpatterns = [
    path("caseload/", views.caseload, name="caseload"),
    path("caseload/notes/", acts.copy_notes, name="copy_notes"),
    path("caseload/written/", writing_views.writings, name="writings"),
    path("caseload/<row:couple_id>/", views.couple, name="couple"),
    path("caseload/<row:couple_id>/note/", acts.note_on_couple, name="note_on_couple"),
    path("caseload/<row:couple_id>/propose/", acts.propose, name="propose"),
    path("caseload/<row:couple_id>/search/", acts.search, name="search"),
    path("caseload/proposal/<uuid:key>/back/", deletions.take_back_proposal, name="take_back_proposal"),
    path("review/<uuid:dialogue_id>/", views.review, name="review"),
    path("review/<uuid:dialogue_id>/remark/", acts.remark, name="remark"),
    path("review/<uuid:dialogue_id>/copy/<str:kind>/", acts.copy, name="copy"),
    path("review/comment/<uuid:key>/back/", deletions.take_back_comment, name="take_back_comment"),
    path("review/own/<uuid:key>/remove/", deletions.remove, name="remove_own"),
    path("sit-in/<uuid:dialogue_id>/", sitting_views.sitting, name="sitting"),
    path("sit-in/<uuid:dialogue_id>/ask/", sitting_views.ask_to_sit_in, name="ask_to_sit_in"),
    path("sit-in/<uuid:dialogue_id>/suggest/", sitting_views.suggest, name="suggest"),
    path("sit-in/<uuid:dialogue_id>/leave/", sitting_views.leave_seat, name="leave_seat"),
]
