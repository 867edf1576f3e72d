"""A first name stands on the partner's pages: it is no way to threaten, nor to write."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.cast import PASSWORD, Cast


def home_of(person: User) -> str:
    client = Client()
    client.force_login(person)
    return client.get(reverse("home")).content.decode()


@pytest.mark.parametrize("name", ["I will kill you", "I will ki\u0301ll you, Bob", "You will regret this"])
def test_no_threat_reaches_the_partner_as_a_name(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast.ann)
    page = client.post(reverse("account"), {"name": name}).content.decode()
    assert "This reads as a threat, and your partner would see it." in page
    assert (User.objects.get(pk=cast.ann.pk).name, name in home_of(cast.bob)) == ("Ann", False)


def test_nobody_signs_up_under_a_threat(client: Client, db: None) -> None:
    form = {"name": "I will hit you", "email": "hal@example.org", "password1": PASSWORD}
    assert client.post(reverse("account_signup"), form).status_code == 200
    assert not User.objects.exists()


def test_a_name_changes_five_times_a_day_at_most(client: Client, cast: Cast) -> None:
    client.force_login(cast.ann)
    for name in "ABCDEFGH":
        page = client.post(reverse("account"), {"name": name}).content.decode()
    assert "You changed your name several times today." in page
    assert User.objects.get(pk=cast.ann.pk).name == "E"
    cache.clear()  # another day
    assert client.post(reverse("account"), {"name": "Ann"}).status_code == 302
