"""Which network address counts for limits on sign-in: the one that the proxy saw, never one that a browser claims."""

from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from django.test import RequestFactory


@pytest.mark.parametrize(
    ("proxies", "claimed", "counts"),
    [
        (0, "192.0.2.7", "198.51.100.1"),
        (1, "192.0.2.7", "192.0.2.7"),
        (1, "10.0.0.1,203.0.113.9,192.0.2.7", "192.0.2.7"),
        (2, "10.0.0.1,192.0.2.7,198.51.100.2", "192.0.2.7"),
    ],
)
def test_an_address_that_a_browser_claims_counts_for_nothing(
    rf: RequestFactory, settings: Any, proxies: int, claimed: str, counts: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    headers = {"X-Forwarded-For": claimed, "X-Real-IP": "10.0.0.2", "Forwarded": "for=10.0.0.3"}
    request = rf.get("/account/login/", headers=headers, REMOTE_ADDR="198.51.100.1")
    assert get_adapter().get_client_ip(request) == counts
