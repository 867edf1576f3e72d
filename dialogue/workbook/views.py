"""The exercises' first page. Each exercise has views of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.auth.request_user import person_of
from dialogue.workbook.exercise_tiles import exercise_tiles_for
from dialogue.workbook.exercises import reminders_for


@require_GET
def workbook(request: HttpRequest) -> HttpResponse:
    context = {"kinds": exercise_tiles_for(person_of(request)), "reminders": reminders_for(person_of(request))}
    return render(request, "workbook/workbook.html", context)
