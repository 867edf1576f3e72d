"""Web Push of jobs: who is told after a run at some moment, in browsers that open what they get."""

from datetime import datetime

from django.test import Client
from django.urls import reverse

from accounts.auth.sessions import key_hash
from accounts.models import User
from accounts.push.subscriptions import subscribe
from dialogue.jobs.scheduler import Done, do_due
from tests.push.service import Browser, Delivery, PushService


class Pushed:
    """The browsers of some people, and what came to them."""

    def __init__(self, service: PushService, people: list[User], browsers: int = 1) -> None:
        self.service = service
        self.deliveries: list[Delivery] = []
        self.browsers = {browser.path: browser for person in people for browser in self._of(person, browsers)}

    def _of(self, person: User, count: int) -> list[Browser]:
        made = []
        for _ in range(count):
            client = Client()
            client.force_login(person)
            client.get(reverse("account"))
            made.append(browser := self.service.browser())
            browser.owner = person.name.lower()
            subscribe(person, key_hash(client.session.session_key), browser.target)
        return made

    def at(self, now: datetime) -> list[str]:
        """Does what is due at this moment; whose browsers were told."""
        self.service.received.clear()
        done = do_due(now)
        assert sum((one for one in done.values()), Done()).failed == 0
        self.deliveries = list(self.service.received)
        return sorted(self.browsers[one.path].owner for one in self.deliveries)

    def opened(self) -> list[bytes]:
        """What the browsers read of it."""
        return [self.browsers[one.path].opened(one.body) for one in self.deliveries]
