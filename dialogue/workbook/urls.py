"""Addresses of the workbook."""

from django.urls import path

from dialogue.workbook import views

urlpatterns = [
    path("workbook/", views.workbook, name="workbook"),
]
