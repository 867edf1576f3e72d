"""Addresses of the workbook."""

from django.urls import path

from dialogue.workbook import letter_views, practice_views, views
from dialogue.workbook.checkins import views as checkins
from dialogue.workbook.gifts import views as gifts
from dialogue.workbook.imago import views as imago
from dialogue.workbook.kind_days import views as kind_days
from dialogue.workbook.next_step import views as next_step
from dialogue.workbook.vision import views as vision

urlpatterns = [
    path("workbook/", views.workbook, name="workbook"),
    path("workbook/check-ins/", checkins.check_ins, name="check_ins"),
    path("workbook/check-ins/sharing/", checkins.share_trend, name="share_trend"),
    path("workbook/check-ins/<str:kind>/", checkins.check_in, name="check_in"),
    path("workbook/pledge/", kind_days.pledge, name="pledge"),
    path("workbook/pledge/back/", kind_days.take_back_pledge, name="take_back_pledge"),
    path("workbook/kind-days/", kind_days.kind_days, name="kind_days"),
    path("workbook/kind-days/sharing/", kind_days.show_kind_days, name="show_kind_days"),
    path("workbook/not-now/", next_step.let_be, name="let_be"),
    path("caseload/<row:couple_id>/check-ins/", checkins.trend, name="trend"),
    path("workbook/letter/", letter_views.letter, name="letter"),
    path("workbook/caring/", gifts.caring, name="caring"),
    path("workbook/surprises/", gifts.surprises, name="surprises"),
    path("workbook/fun/", gifts.fun, name="fun"),
    path("workbook/praise/", gifts.praise, name="praise"),
    path("workbook/vision/", vision.vision, name="vision"),
    path("workbook/vision/<uuid:key>/", vision.version, name="vision_version"),
    path("workbook/profile/", imago.profile, name="imago"),
    path("workbook/profile/rest/", imago.rest, name="imago_rest"),
    path("workbook/profile/forget/", imago.forget, name="imago_forget"),
    path("workbook/profile/bring/", imago.bring, name="imago_bring"),
    path("workbook/profile/both/", imago.of_both, name="imago_both"),
    path("workbook/profile/<slug:sitting>/", imago.sit, name="imago_sitting"),
    path("workbook/practice/", practice_views.practice, name="practice"),
]
