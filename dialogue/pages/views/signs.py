"""The view that open pages ask whether something waits for their reader."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET

from accounts.auth.request_user import person_of
from dialogue.pages.signs import signs_for


@require_GET
def signs(request: HttpRequest) -> JsonResponse:
    return JsonResponse(signs_for(person_of(request)).as_json())
