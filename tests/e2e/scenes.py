"""What a site can be filled with before a test begins. These run in a process of the site, once for many tests."""

from django.conf import settings
from django.test import Client

from accounts.models import User
from tests.cast import found, gather
from tests.e2e import practice
from tests.stage import Stage


def everybody() -> dict[str, str]:
    """The cast. For each by name the key of a session: who brings it as a cookie is signed in."""
    gather()
    return {person.name: _session_of(person) for person in User.objects.order_by("pk")}


def in_a_dialogue(script: str) -> str:
    """The cast is there: Ann and Bob in a dialogue that Ann asked for, when these moves have been made in it."""
    stage = Stage(found())
    stage.play(script)
    return f"/dialogue/{stage.id}/"


def at_work() -> None:
    """The cast is there: a practice, whose therapist and admin have a second step."""
    practice.open_it()
    for name in ("Tess", "Ada"):
        practice.add_second_step(name)


def _session_of(person: User) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
