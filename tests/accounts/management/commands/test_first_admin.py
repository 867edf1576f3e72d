"""The first admin comes from a command, and only the first."""

import re

import pytest
from django.core.management import CommandError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.management.first_admin_command import first_admin
from tests.accounts.page_checks import heading
from tests.cast import PASSWORD, Cast


def test_the_link_lets_the_first_admin_choose_a_password_once(client: Client, db: None) -> None:
    said = first_admin("Ada@Example.org", "--name", "Ada")
    (path,) = re.findall(r"http://127\.0\.0\.1:8000(/account/\S+)", said)
    page = client.get(path, follow=True)
    new = {"password1": PASSWORD, "password2": PASSWORD}
    client.post(page.redirect_chain[-1][0], new)
    ada = User.objects.get()
    assert (ada.email, ada.is_staff, ada.is_superuser, ada.check_password(PASSWORD)) == (
        "ada@example.org",
        True,
        True,
        True,
    )
    assert heading(Client().get(path, follow=True)) == "This link doesn’t work anymore"


def test_the_password_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch, client: Client, db: None) -> None:
    monkeypatch.setenv("FIRST_ADMIN_PASSWORD", PASSWORD)
    assert first_admin("ada@example.org", "--password-from-env") == "ada@example.org is an admin now.\n"
    client.post(reverse("account_login"), {"login": "ada@example.org", "password": PASSWORD})
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize("password", ["", "short", "password1234", "1234567890"])
def test_a_weak_password_is_refused_and_nobody_is_made(
    monkeypatch: pytest.MonkeyPatch, db: None, password: str
) -> None:
    monkeypatch.setenv("FIRST_ADMIN_PASSWORD", password)
    with pytest.raises(CommandError):
        first_admin("ada@example.org", "--password-from-env")
    assert User.objects.count() == 0


def test_a_bad_address_is_refused(db: None) -> None:
    with pytest.raises(CommandError, match=r"^Enter a valid email address\.$"):
        first_admin("ada")


def test_a_second_admin_is_refused(cast: Cast) -> None:
    with pytest.raises(
        CommandError, match=r"^There is an admin already\. .* first_admin --again EMAIL --reason TEXT\.$"
    ):
        first_admin("new@example.org")


def test_the_address_of_somebody_else_is_refused(fay: User) -> None:
    with pytest.raises(CommandError, match=r"^Somebody has an account with this address"):
        first_admin("FAY@example.org")
    assert User.objects.filter(is_staff=True).count() == 0
