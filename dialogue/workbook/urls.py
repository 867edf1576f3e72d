"""Addresses of the workbook."""

from django.urls import path

from dialogue.workbook import letter_views, views
from dialogue.workbook.checkins import views as checkins
from dialogue.workbook.gifts import views as gifts

urlpatterns = [
    path("workbook/", views.workbook, name="workbook"),
    path("workbook/check-ins/", checkins.check_ins, name="check_ins"),
    path("workbook/check-ins/sharing/", checkins.share_trend, name="share_trend"),
    path("workbook/check-ins/<str:kind>/", checkins.check_in, name="check_in"),
    path("caseload/<row:couple_id>/check-ins/", checkins.trend, name="trend"),
    path("workbook/letter/", letter_views.letter, name="letter"),
    path("workbook/caring/", gifts.caring, name="caring"),
    path("workbook/surprises/", gifts.surprises, name="surprises"),
    path("workbook/fun/", gifts.fun, name="fun"),
    path("workbook/praise/", gifts.praise, name="praise"),
]
