"""Hints and focus mode are switched by the person whose they are, from the account or from a room."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User


@pytest.mark.parametrize("name", ["hints", "focus"])
def test_each_is_switched_on_and_off(client: Client, fay: User, name: str) -> None:
    client.force_login(fay)
    found = []
    for form in ({name: "on"}, {}):
        assert client.post(reverse(name), form).headers["Location"] == reverse("account")
        fay.refresh_from_db()
        found.append(getattr(fay, name))

    assert found == [True, False]


def test_focus_mode_is_off_until_it_is_asked_for(fay: User) -> None:
    assert not fay.focus


@pytest.mark.parametrize(
    ("given", "leads_to"),
    [
        ("/dialogue/6f1c8f0e-0000-4000-8000-00000000000f/", "/dialogue/6f1c8f0e-0000-4000-8000-00000000000f/"),
        ("https://example.org/", "/you/"),
        ("//example.org/", "/you/"),
        ("/\\example.org/", "/you/"),
        ("javascript:alert(1)", "/you/"),
        ("", "/you/"),
        ("home", "/you/"),  # the name of a page is no address
        ("x" * 2001, "/you/"),
        ("/\nx: y", "/%0Ax:%20y"),
    ],
)
def test_focus_mode_leads_back_to_a_page_of_this_site_alone(
    client: Client, fay: User, given: str, leads_to: str
) -> None:
    client.force_login(fay)
    response = client.post(reverse("focus"), {"focus": "on", "next": given})
    assert response.headers["Location"] == leads_to
