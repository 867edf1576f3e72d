"""Which addresses may be sent to: nothing but https, on the list, and out of this network."""

import socket

import pytest
from pytest_django import Settings

from accounts.push.endpoints import Endpoint, addresses_of, is_public, read
from accounts.push.refusals import EndpointRefused

ALLOWED = (
    "https://fcm.googleapis.com/fcm/send/abc:APA91b-x_y",
    "https://fcm.googleapis.com:443/fcm/send/abc",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
    "https://web.push.apple.com/QGx",
    "https://db5p.notify.windows.com/w/?token=BQY%3d",
)
REFUSED = (
    "",
    "fcm.googleapis.com/fcm/send/abc",
    "http://fcm.googleapis.com/fcm/send/abc",
    "HTTPS://fcm.googleapis.com/fcm/send/abc",
    "https://fcm.googleapis.com",
    "https://fcm.googleapis.com:8443/abc",
    "https://fcm.googleapis.com:/abc",
    "https://fcm.googleapis.com./abc",
    "https://FCM.googleapis.com/abc",
    "https://ann@fcm.googleapis.com/abc",
    "https://fcm.googleapis.com:pass@evil.example/abc",
    "https://evil.example/fcm.googleapis.com",
    "https://evil.example#fcm.googleapis.com/",
    "https://evil.example\\@fcm.googleapis.com/abc",
    "https://xfcm.googleapis.com/abc",
    "https://fcm.googleapis.com.evil.example/abc",
    "https://push.apple.com/abc",
    "https://.push.apple.com/abc",
    "https://evilpush.apple.com/abc",
    "https://a..push.apple.com/abc",
    "https://127.0.0.1/abc",
    "https://2130706433/abc",
    "https://[::1]/abc",
    "https://localhost/abc",
    "https://fcm.googleapis.com/a b",
    "https://fcm.googleapis.com/a\r\nHost: evil.example",
    "https://fcm.googleapis.com/abc\n",
    "https://fcm.googleapis.com/é",
    "https://fcm.googleapis.com/abc#part",
    "https://fcm.googleapis.com/" + "x" * 1024,
)


@pytest.mark.parametrize("address", ALLOWED)
def test_services_of_browser_makers_are_allowed(address: str) -> None:
    endpoint = read(address)

    assert (endpoint.port, endpoint.private) == (443, False)
    assert address.replace(":443", "") == endpoint.origin + endpoint.path


@pytest.mark.parametrize("address", REFUSED)
def test_anything_else_is_refused(address: str) -> None:
    with pytest.raises(EndpointRefused):
        read(address)


def test_the_list_can_be_narrowed_and_a_host_of_a_closed_network_added(settings: Settings) -> None:
    settings.PUSH_HOSTS, settings.PUSH_PRIVATE_HOSTS = [], ["push.internal:8443", "push"]

    assert read("https://push.internal:8443/abc") == Endpoint("push.internal", 8443, "/abc", private=True)
    assert read("https://push/abc").private
    for address in ("https://fcm.googleapis.com/abc", "https://push.internal/abc", "https://push:8443/abc"):
        with pytest.raises(EndpointRefused):
            read(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),  # noqa: S104
        *("224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1"),
        *("::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001:0:1::1", "2001:db8::1"),
    ],
)
def test_no_machine_of_this_network_is_public(address: str) -> None:
    assert not is_public(address)


def test_a_machine_of_the_internet_is_public() -> None:
    assert [is_public(one) for one in ("142.250.74.10", "2a00:1450:4001:80b::200a")] == [True, True]


@pytest.mark.parametrize("private", [True, False])
def test_a_name_that_leads_to_one_private_address_is_refused_unless_the_setting_names_it(
    monkeypatch: pytest.MonkeyPatch, *, private: bool
) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in ("142.250.74.10", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: found)
    endpoint = Endpoint("fcm.googleapis.com", 443, "/abc", private=private)

    if private:
        assert addresses_of(endpoint) == ["142.250.74.10", "10.0.0.1"]
    else:
        with pytest.raises(EndpointRefused):
            addresses_of(endpoint)
