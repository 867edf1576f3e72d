"""Redis is away: people still sign in, and whoever guesses is still stopped, by each process for itself."""

from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache as default
from django.core.cache.backends.redis import RedisCache
from django.test import Client
from django.urls import reverse
from redis.exceptions import RedisError

from imago_site import cache
from imago_site.cache import SharedCache
from tests.cast import PASSWORD, Cast
from tests.services import free_port


@pytest.fixture
def redis_is_away(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    there = {"BACKEND": "imago_site.cache.SharedCache", "LOCATION": f"redis://127.0.0.1:{free_port()}"}
    settings.CACHES = {"default": {**there, "KEY_FUNCTION": "imago_site.cache.hashed_key"}}
    monkeypatch.setattr(SharedCache, "away_until", 0.0)
    cache._guards_here.clear()


def sign_in(client: Client, email: str, password: str) -> str:
    return client.post(reverse("account_login"), {"login": email, "password": password}).content.decode()


def test_the_right_password_opens(redis_is_away: None, cast: Cast, client: Client) -> None:
    cast.ann.set_password(PASSWORD)
    cast.ann.save()
    sign_in(client, cast.ann.email, PASSWORD)
    assert client.session[SESSION_KEY] == str(cast.ann.pk)


def test_guesses_are_counted_and_stopped(redis_is_away: None, cast: Cast, client: Client) -> None:
    pages = [sign_in(client, cast.ann.email, f"a guess, number {number}") for number in range(7)]
    assert ["Too many tries." in page for page in pages] == [False] * 5 + [True] * 2


def test_what_is_not_a_guard_says_that_it_is_away(redis_is_away: None) -> None:
    with pytest.raises(RedisError):
        default.get("limit:moves:1")


def test_redis_is_not_asked_again_and_again(redis_is_away: None, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[str] = []
    real = RedisCache.add

    def counted(self: SharedCache, key: str, *args: Any) -> bool:
        tries.append(key)
        return real(self, key, *args)

    monkeypatch.setattr(RedisCache, "add", counted)
    assert [default.add("code:7:123456", 1, 60), default.add("code:7:123456", 1, 60)] == [True, False]
    assert tries == ["code:7:123456"]
    monkeypatch.setattr(SharedCache, "away_until", 0.0)
    default.add("code:7:123456", 1, 60)
    assert len(tries) == 2
