"""A new password ends what was sent to the sessions of before."""

from collections.abc import Callable

from allauth.account.signals import password_changed, password_reset, password_set
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from accounts.auth.sessions import key_hash
from accounts.models import PushSubscription, User
from accounts.push.subscriptions import subscribe
from tests.cast import Cast
from tests.push.service import PushService


def test_each_way_to_a_new_password_ends_it_for_that_person_alone(
    cast: Cast, browser_of: Callable[[User | None], Client], push_service: PushService
) -> None:
    left = []
    for signal in (password_changed, password_reset, password_set):
        for person in (cast.ann, cast.bob):
            client = browser_of(person)
            client.get(reverse("account"))
            subscribe(person, key_hash(client.session.session_key), push_service.browser().target)
        signal.send(sender=User, request=HttpRequest(), user=cast.ann)
        left.append({row.device.user for row in PushSubscription.objects.select_related("device__user")})

    assert left == [{cast.bob}] * 3
