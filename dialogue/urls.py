"""Addresses of the pages of dialogues."""

from django.urls import path

from dialogue import views

urlpatterns = [
    path("home/", views.home_page, name="home"),
    path("dialogue/start/", views.start, name="start"),
    path("dialogue/<uuid:dialogue_id>/", views.room, name="room"),
    path("dialogue/<uuid:dialogue_id>/move/", views.move, name="move"),
    path("dialogue/<uuid:dialogue_id>/body/", views.check_body, name="check_body"),
    path("dialogue/<uuid:dialogue_id>/rest/", views.let_rest, name="let_rest"),
    path("dialogue/<uuid:dialogue_id>/transcript/", views.transcript, name="transcript"),
]
