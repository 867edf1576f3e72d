"""The front page, help in a crisis, and one's own account."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.models.built_in_lines import REGIONS
from tests.accounts.page_checks import heading


def test_a_visitor_sees_what_this_is(client: Client, db: None) -> None:
    assert heading(client.get("/")) == "Take turns being heard."


def test_signed_in_person_is_redirected_home(client: Client, fay: User) -> None:
    client.force_login(fay)
    assert client.get("/").headers["Location"] == reverse("home")


@pytest.mark.parametrize("signed_in", [False, True])
def test_help_is_there_for_everybody(client: Client, fay: User, *, signed_in: bool) -> None:
    if signed_in:
        client.force_login(fay)
    response = client.get(reverse("help"))
    assert (response.status_code, heading(response)) == (200, "Help now")
    page = response.content.decode()
    lines = [line for region in REGIONS for line in region.lines]
    assert [f'href="{line.href}"' in page for line in lines] == [line.reviewed for line in lines]


def test_a_name_can_be_changed(client: Client, fay: User) -> None:
    client.force_login(fay)
    assert client.post(reverse("account"), {"name": " Faye "}).headers["Location"] == reverse("account")
    fay.refresh_from_db()
    assert fay.name == "Faye"


def test_a_name_cannot_be_empty(client: Client, fay: User) -> None:
    client.force_login(fay)
    assert client.post(reverse("account"), {"name": " "}).status_code == 200
    fay.refresh_from_db()
    assert fay.name == "Fay"
