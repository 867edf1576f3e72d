"""The view by which a reader sets the home page's offer aside."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from dialogue.workbook.access import Half, for_couples
from dialogue.workbook.next_step import offer


@require_POST
@for_couples
def let_be(request: HttpRequest, half: Half) -> HttpResponse:
    code = request.POST.get("step", "")
    if code not in offer.CODES:
        raise Http404
    offer.let_be(half, code)
    return redirect("home")
