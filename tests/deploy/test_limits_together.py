"""Limits, allauth's on sign-in and our own, are counted once for all processes of a site."""

import http.client
import re
import urllib.parse
from contextlib import closing
from itertools import cycle, islice

import pytest

from tests.deploy.behind_nginx import Proxied

pytestmark = pytest.mark.xdist_group("behind_nginx")
TRIES = 5  # accounts.auth.attempt_limits, in five minutes, for one account from one address
INVITATIONS = 20  # accounts.views.partner.invite, for one person in an hour
TOKEN = "a" * 32  # against forged forms: the same in the cookie and beside it


def answer_to_a_wrong_password(proxied: Proxied, process: str, email: str) -> str:
    """What is said above the form. Asked at one process, with the headers that nginx would have set."""
    proxy = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7", "Origin": proxied.site.origin}
    with closing(http.client.HTTPConnection(process, timeout=30)) as connection:
        connection.request("GET", "/account/login/", headers={**proxy, "Host": "127.0.0.1"})
        page = connection.getresponse()
        cookie = page.headers["Set-Cookie"].split(";")[0]
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())[-1]
        form = {"csrfmiddlewaretoken": token, "login": email, "password": "not the one I chose"}
        head = {"Host": "127.0.0.1", "Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", "/account/login/", urllib.parse.urlencode(form), {**proxy, **head})
        answer = connection.getresponse()
        said = answer.read().decode()
    assert answer.status == 200, said
    return "enough" if "Too many tries" in said else "wrong" if "not correct" in said else said


def test_tries_at_one_process_count_at_the_other(proxied: Proxied) -> None:
    one, other = proxied.processes
    gwen = [answer_to_a_wrong_password(proxied, at, "gwen@example.org") for at in (one, other, one, other, one, other)]
    assert gwen == ["wrong"] * TRIES + ["enough"]
    assert answer_to_a_wrong_password(proxied, one, "gwen@example.org") == "enough"
    assert answer_to_a_wrong_password(proxied, other, "hugo@example.org") == "wrong"


def answer_to_an_invitation(proxied: Proxied, process: str, cookie: str) -> int:
    """By somebody who has a partner already: led back, until it was too often."""
    proxy = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.8", "Origin": proxied.site.origin}
    person = {"Cookie": f"{cookie}; __Host-csrftoken={TOKEN}", "X-CSRFToken": TOKEN, "Host": "127.0.0.1"}
    with closing(http.client.HTTPConnection(process, timeout=30)) as connection:
        connection.request("POST", "/partner/invite/", headers={**proxy, **person})
        answer = connection.getresponse()
        answer.read()
    return answer.status


def test_what_one_person_does_at_both_processes_counts_together(proxied: Proxied) -> None:
    (room,) = proxied.site.couples("prepare", "1")
    ann, bob = room["cookies"]
    processes = islice(cycle(proxied.processes), INVITATIONS + 1)
    assert [answer_to_an_invitation(proxied, at, ann) for at in processes] == [302] * INVITATIONS + [429]
    assert [answer_to_an_invitation(proxied, at, ann) for at in proxied.processes] == [429, 429]
    assert answer_to_an_invitation(proxied, proxied.processes[0], bob) == 302
