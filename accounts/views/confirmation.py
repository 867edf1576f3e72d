"""A page that asks once more before what cannot be undone. By POST and without a script; it keeps nothing."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

CARRIED = frozenset({"back"})  # what the first form said and the second says again


@dataclass(frozen=True, slots=True)
class Question:
    """What the page says. `back` is the address of "Cancel", and `button` says what a press does."""

    title: str
    text: str
    button: str
    back: str


def confirmation_page(request: HttpRequest, question: Question) -> HttpResponse | None:
    """The page with the question; None once it was answered with yes. Call it when the right to the act is certain."""
    if request.POST.get("sure") == "yes":
        return None
    carried = {name: value for name, value in request.POST.items() if name in CARRIED}
    return render(request, "confirm.html", {"question": question, "carried": carried})
