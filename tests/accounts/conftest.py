"""People for tests of people: the cast, and Fay and Gus, who are nobody's partner yet."""

from collections.abc import Callable

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
