"""Addresses of people and pairs."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
