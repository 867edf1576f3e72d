"""No line of the workbook that the partner finds on a page is a threat; what is refused comes back to its author."""

import pytest
from django.test import Client
from django.urls import reverse

from dialogue.workbook.models import Hint, Item, Pledge, Sentence
from tests.cast import Cast

THREAT = "You will regret this"
POSTED = {
    "caring": {"act": "add", "part": "would", "means": "5"},
    "fun": {"act": "add", "part": "play"},
    "praise": {"act": "add", "part": "whole"},
    "surprises": {"act": "add"},
    "pledge": {},
    "vision": {"act": "write"},
}


@pytest.mark.parametrize("page", POSTED)
def test_no_threat_is_kept_where_the_partner_finds_it(client: Client, cast: Cast, page: str) -> None:
    client.force_login(cast.ann)
    refused = client.post(reverse(page), POSTED[page] | {"words": THREAT})
    body = refused.content.decode()
    assert refused.status_code in {400, 409}
    assert ("Not saved: this reads as a threat." in body, THREAT in body) == (True, True)
    assert not any(model._default_manager.exists() for model in (Hint, Item, Pledge, Sentence))
    assert client.post(reverse(page), POSTED[page] | {"words": "a walk by the river"}).status_code == 302
