"""People for tests of people: the cast, and Fay and Gus, who are nobody's partner yet."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from tests.cast import PASSWORD, Cast, gather


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def fay(db: None) -> User:
    return User.objects.create_user("fay@example.org", PASSWORD, name="Fay")


@pytest.fixture
def gus(db: None) -> User:
    return User.objects.create_user("gus@example.org", PASSWORD, name="Gus")


@pytest.fixture
def browser_of() -> Callable[[User | None], Client]:
    """A browser of this person; of nobody with None."""

    def make(user: User | None) -> Client:
        client = Client()
        if user:
            client.force_login(user)
        return client

    return make


def heading(response: Any) -> str:
    """The words of the page's one `<h1>`."""
    (words,) = re.findall(r"<h1[^>]*>(.*?)</h1>", response.content.decode(), re.DOTALL)
    return " ".join(str(words).split())


def title(response: Any) -> str:
    (words,) = re.findall(r"<title>(.*?)</title>", response.content.decode(), re.DOTALL)
    return str(words).strip()
