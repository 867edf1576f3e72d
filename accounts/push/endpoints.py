"""Addresses at push services: only https, only hosts on the list, no machine of this network. Makes no request."""

import ipaddress
import re
import socket
from dataclasses import dataclass

from django.conf import settings

from accounts.push.refusals import EndpointRefused

LONGEST = 1024
HTTPS = 443
# No user, no IPv6, nothing in another script; an IPv4 is on no list.
FORM = re.compile(r"https://(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)*)(?::(?P<port>[1-9][0-9]{0,4}))?(?P<path>/[!$-~]*)")
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # behind each of these addresses is one of IPv4


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One address that may be sent to."""

    host: str
    port: int
    path: str
    private: bool  # whether it may be a machine of this network

    @property
    def origin(self) -> str:
        return f"https://{self.host}" if self.port == HTTPS else f"https://{self.host}:{self.port}"


def read(address: str) -> Endpoint:
    """Raises `EndpointRefused` for whatever is not of the form above, or whose host is not on the list now."""
    found = FORM.fullmatch(address) if len(address) <= LONGEST else None
    if found is None:
        raise EndpointRefused
    host, port = found["host"], int(found["port"] or HTTPS)
    if _is_private_host(host, port):
        return Endpoint(host, port, found["path"], private=True)
    if port != HTTPS or not any(_fits(host, pattern) for pattern in settings.PUSH_HOSTS):
        raise EndpointRefused
    return Endpoint(host, port, found["path"], private=False)


def are_any_allowed() -> bool:
    return bool(settings.PUSH_HOSTS or settings.PUSH_PRIVATE_HOSTS)


def addresses_of(endpoint: Endpoint) -> list[str]:
    """The network addresses of its host. Raises `EndpointRefused` where one is not public, and `OSError`.

    Whoever connects takes one of these, and asks no second time: another answer could lead elsewhere.
    """
    answers = socket.getaddrinfo(endpoint.host, endpoint.port, type=socket.SOCK_STREAM)
    found = list(dict.fromkeys(str(answer[4][0]) for answer in answers))
    if not endpoint.private and not all(is_public(address) for address in found):
        raise EndpointRefused
    return found


def is_public(address: str) -> bool:
    """Whether it is a machine of the internet, and neither of this network nor a way around into it."""
    one = ipaddress.ip_address(address)
    if isinstance(one, ipaddress.IPv6Address) and (one.ipv4_mapped or one.sixtofour or one.teredo or one in NAT64):
        return False
    return one.is_global and not one.is_multicast


def _is_private_host(host: str, port: int) -> bool:
    named = {f"{host}:{port}", host} if port == HTTPS else {f"{host}:{port}"}
    return not named.isdisjoint(settings.PUSH_PRIVATE_HOSTS)


def _fits(host: str, pattern: str) -> bool:
    return host.endswith(pattern[1:]) if pattern.startswith("*.") else host == pattern
