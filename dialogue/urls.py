"""Addresses of the pages of dialogues."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
