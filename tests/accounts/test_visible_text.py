"""What can be seen in a text: nobody is called nothing, and no script loses its joiners."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.visible_text import hides_something, is_visible
from dialogue.strict_json import clean_text
from tests.cast import Cast

NOTHING = [
    "",
    " ",
    "\u200b",
    "\u3164",
    "\u2800 \u3164",
    "\u200d\u200c",
    "\u0301",
    "\ufeff",
    "\u00a0\u2003",
    "\u115f\uffa0",
]
NAMES = ["Ann", "Ново", "نگار", "می\u200cترا", "क्\u200dष", "李", "O'Neil-Smith", "👩\u200d👧", "Zoë", "Zoe\u0308"]
HIDING = [
    "An\u200bna",
    "Anna\u202egpj",
    "\u200cAnna",
    "Anna\u200d",
    "An\u200c\u200cna",
    "An \u200dna",
    "An\x07na",
    "An\u00adna",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_shows_nothing_is_empty(text: str) -> None:
    assert not is_visible(text)
    assert clean_text(text) == ""


@pytest.mark.parametrize("text", [*NAMES, ".", "7", "?", "🌧", "é"])
def test_whatever_shows_something_is_kept_as_it_is(text: str) -> None:
    assert is_visible(text)
    assert clean_text(f" {text}\n") == clean_text(text) != ""


@pytest.mark.parametrize("name", NAMES)
def test_names_of_every_script_hide_nothing(client: Client, cast: Cast, name: str) -> None:
    assert not hides_something(name)
    client.force_login(cast.ann)
    assert client.post(reverse("account"), {"name": name}).status_code == 302
    assert User.objects.get(pk=cast.ann.pk).name == name


@pytest.mark.parametrize("name", [*HIDING, *NOTHING])
def test_nobody_has_a_name_that_hides_or_shows_nothing(client: Client, cast: Cast, name: str) -> None:
    assert hides_something(name) or not is_visible(name)
    client.force_login(cast.ann)
    assert client.post(reverse("account"), {"name": name}).status_code == 200
    assert User.objects.get(pk=cast.ann.pk).name == "Ann"
