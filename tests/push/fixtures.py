"""The push service of a test, trusted and allowed for as long as the test runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.push.service import PushService, certificate, running


@pytest.fixture(scope="session")
def push_certificate(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(certificate(tmp_path_factory.mktemp("push")))


@pytest.fixture
def push_service(push_certificate: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[PushService]:
    monkeypatch.setenv("SSL_CERT_FILE", push_certificate)
    with running(Path(push_certificate).parent) as service:
        settings.PUSH_PRIVATE_HOSTS = [service.host]
        yield service
