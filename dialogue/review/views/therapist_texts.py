"""The page of everything that a therapist wrote, with a way to delete each of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.care.decorators import for_therapists
from accounts.models import Installation, User
from dialogue.review.therapist_texts import folders_of


@require_GET
@for_therapists
def writings(request: HttpRequest, therapist: User) -> HttpResponse:
    context = {"folders": folders_of(therapist), "note_days": Installation.current().note_days}
    return render(request, "review/writings.html", context)
