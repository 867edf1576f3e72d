"""The workbook's first page. Each exercise has views of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dialogue.workbook.exercises import by_kind


@require_GET
def workbook(request: HttpRequest) -> HttpResponse:
    return render(request, "workbook/workbook.html", {"kinds": by_kind()})
