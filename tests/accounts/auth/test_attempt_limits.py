"""Limits by address: which account a form means, and that no other field of a request names one."""

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

from accounts.auth import attempt_limits
from accounts.auth.attempt_limits import NAMED, device_meant
from accounts.models import User


def device_for(page: str, fields: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> str:
    """With a browser that every account knows."""
    monkeypatch.setattr(attempt_limits, "account_at", lambda address: User(email=address))
    monkeypatch.setattr(attempt_limits, "name_of_device", lambda _request, account: account.email)
    request = RequestFactory().post("/", fields)
    request.COOKIES["device"] = "x"
    request.resolver_match = SimpleNamespace(view_name=page)  # type: ignore[assignment]  # all that is read of it
    return device_meant(request)


@pytest.mark.parametrize("page", ["join", "try_alone", "account_signup"])
def test_a_field_without_a_name_names_no_account(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert device_for(page, {"": "ann@example.org"}, monkeypatch) == ""


def test_the_field_that_a_form_reads_names_its_account(monkeypatch: pytest.MonkeyPatch) -> None:
    page, field = next(iter(NAMED.items()))
    assert device_for(page, {field: "ann@example.org"}, monkeypatch) == "device.ann@example.org"
