"""One delivery, at a push service of the test's own: what is sent, to whom it is readable, and what is not followed."""

import socket
import threading
from dataclasses import replace

import pytest
from django.conf import settings as site
from django.utils.translation import override
from http_ece import ECEException
from py_vapid import Vapid02
from pytest_django import Settings

from accounts.push import delivery
from accounts.push.delivery import LENGTH, Outcome, deliver, message
from tests.push.service import PushService

SENTENCE = b"Something is waiting for you"


def test_the_browser_reads_one_sentence_and_the_service_cannot(push_service: PushService) -> None:
    browser, other = push_service.browser(), push_service.browser()
    assert deliver(browser.target) is Outcome.DELIVERED

    (found,) = push_service.received
    assert browser.opened(found.body) == SENTENCE.ljust(LENGTH)
    assert SENTENCE not in found.body
    with pytest.raises(ECEException):
        other.opened(found.body)


def test_the_service_learns_of_the_site_and_of_no_person(push_service: PushService) -> None:
    browser = push_service.browser()
    deliver(browser.target)

    (found,) = push_service.received
    authorization = found.headers.pop("Authorization")
    assert Vapid02.verify(authorization)
    assert found.path == browser.path
    assert found.headers == {
        "Host": push_service.host,
        "Accept-Encoding": "identity",
        "Content-Length": str(len(found.body)),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": "900",
        "Topic": "waiting",
        "Urgency": "normal",
    }


def test_the_sentence_has_one_length_in_every_language() -> None:
    lengths = set()
    for language, _name in site.LANGUAGES:
        with override(language):
            lengths.add(len(message()))

    assert lengths == {LENGTH}


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        *((status, Outcome.DELIVERED) for status in (200, 201, 202, 204)),
        *((status, Outcome.GONE) for status in (404, 410)),
        *((status, Outcome.FAILED) for status in (301, 302, 307, 308, 400, 401, 403, 413, 429, 500, 503)),
    ],
)
def test_an_answer_is_read_by_its_status_and_no_redirect_is_followed(
    push_service: PushService, status: int, outcome: Outcome
) -> None:
    browser = push_service.browser()
    push_service.answers[browser.path] = status

    assert (deliver(browser.target), push_service.paths()) == (outcome, [browser.path])


def test_a_host_that_is_on_the_list_no_more_is_sent_nothing(push_service: PushService, settings: Settings) -> None:
    target = push_service.browser().target
    settings.PUSH_PRIVATE_HOSTS = []

    assert (deliver(target), push_service.paths()) == (Outcome.GONE, [])


def test_a_subscription_for_another_key_of_the_site_is_of_no_use(push_service: PushService, settings: Settings) -> None:
    target = push_service.browser().target
    settings.SECRET_KEY = "the key after somebody who knew it has left"

    assert (deliver(target), push_service.paths()) == (Outcome.GONE, [])


def test_a_name_on_the_list_that_leads_into_this_network_is_sent_nothing(
    push_service: PushService, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = replace(push_service.browser().target, endpoint="https://fcm.googleapis.com/abc")
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", push_service.port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: found)

    assert (deliver(target), push_service.paths()) == (Outcome.FAILED, [])


def test_a_certificate_of_another_name_is_not_taken(
    push_service: PushService, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = f"push.example.org:{push_service.port}"
    settings.PUSH_PRIVATE_HOSTS = [host]
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", push_service.port))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: found)
    target = replace(push_service.browser().target, endpoint=f"https://{host}/abc")

    assert (deliver(target), push_service.paths()) == (Outcome.FAILED, [])


def test_no_proxy_of_the_environment_is_asked(push_service: PushService, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")

    assert deliver(push_service.browser().target) is Outcome.DELIVERED


def test_a_service_that_says_nothing_is_left_after_a_while(
    push_service: PushService, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "PATIENCE", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        settings.PUSH_PRIVATE_HOSTS = [f"localhost:{port}"]
        target = replace(push_service.browser().target, endpoint=f"https://localhost:{port}/abc")
        before = threading.enumerate()

        assert deliver(target) is Outcome.FAILED
        timers = [one for one in threading.enumerate() if isinstance(one, threading.Timer) and one not in before]
        for timer in timers:
            timer.join(delivery.LONGEST / 2)
        assert [timer for timer in timers if timer.is_alive()] == []  # it was told not to wait any longer


def test_a_service_that_cannot_be_reached_is_named_by_its_host_alone(
    push_service: PushService, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.PUSH_PRIVATE_HOSTS = ["nowhere.invalid"]
    target = replace(push_service.browser().target, endpoint="https://nowhere.invalid/the-secret-part")

    assert deliver(target) is Outcome.FAILED
    assert caplog.messages == ["A push service could not be reached: nowhere.invalid (gaierror)"]
