"""Hands one sentence to a push service, encrypted for one browser (RFC 8030, 8188, 8291). Reads no answer's body."""

import logging
import socket
import ssl
import time
from contextlib import suppress
from enum import Enum
from http.client import HTTPException, HTTPSConnection
from threading import Timer

from django.utils.translation import gettext as _

from accounts.push import endpoints, vapid
from accounts.push.endpoints import Endpoint
from accounts.push.refusals import EndpointRefused
from accounts.push.subscriptions import Target

LENGTH = 128  # bytes of every message, whatever it is about
LASTS = 15 * 60  # seconds for which a push service may hold it for a browser that is away
PATIENCE, LONGEST = 5, 10  # seconds for one answer of the network, and for all of a delivery
GONE = {404, 410}
logger = logging.getLogger(__name__)


class Outcome(Enum):
    DELIVERED = "delivered"
    GONE = "gone"  # nobody is there any more, or nothing may be sent there
    FAILED = "failed"


def message() -> bytes:
    """One text for every kind of event: the subject of the email that says the same."""
    return _("Something is waiting for you").encode().ljust(LENGTH)


def deliver(target: Target) -> Outcome:
    """Sends it, to an address that is on the list now and leads to no machine of this network. Follows nothing."""
    if target.key != vapid.public_key():
        return Outcome.GONE
    try:
        endpoint = endpoints.read(target.endpoint)
    except EndpointRefused:
        return Outcome.GONE
    try:
        return _outcome(_post(endpoint, _encrypted(target)))
    except (EndpointRefused, OSError, HTTPException) as error:
        logger.warning("A push service could not be reached: %s (%s)", endpoint.host, type(error).__name__)
        return Outcome.FAILED


class PinnedConnection(HTTPSConnection):
    """Connects to one of the addresses that were looked at, and asks for the certificate of the host's name."""

    def __init__(self, endpoint: Endpoint, addresses: list[str]) -> None:
        self.sealed_by = ssl.create_default_context()
        super().__init__(endpoint.host, endpoint.port, timeout=PATIENCE, context=self.sealed_by)
        self.addresses = addresses

    def connect(self) -> None:
        self.sock = self.sealed_by.wrap_socket(self._connected(), server_hostname=self.host)

    def _connected(self) -> socket.socket:
        """The first that answers: where a machine has no way to IPv6, the next one is of IPv4."""
        *others, last = self.addresses
        for address in others:
            with suppress(OSError):
                return socket.create_connection((address, self.port), PATIENCE)
        return socket.create_connection((last, self.port), PATIENCE)

    def hang_up(self) -> None:
        """From another thread, which wakes the one that waits."""
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


def _encrypted(target: Target) -> bytes:
    from pywebpush import WebPusher  # noqa: PLC0415  seldom needed, and it takes a second to import

    keys = {"endpoint": target.endpoint, "keys": {"p256dh": target.p256dh, "auth": target.auth}}
    body: bytes = WebPusher(keys).encode(message())["body"]
    return body


def _post(endpoint: Endpoint, body: bytes) -> int:
    """The status that came back. Raises `EndpointRefused`, `OSError` and `HTTPException`."""
    connection = PinnedConnection(endpoint, endpoints.addresses_of(endpoint))
    end = Timer(LONGEST, connection.hang_up)
    end.daemon = True
    end.start()
    try:
        connection.request("POST", endpoint.path, body, _headers(endpoint))
        return connection.getresponse().status
    finally:
        end.cancel()
        connection.close()


def _headers(endpoint: Endpoint) -> dict[str, str]:
    """The same for every kind of event, but for the hour."""
    return {
        "Authorization": vapid.authorization(endpoint.origin, time.time()),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(LASTS),
        "Topic": "waiting",  # a newer one takes the place of one that was not fetched yet
        "Urgency": "normal",
    }


def _outcome(status: int) -> Outcome:
    if status in GONE:
        return Outcome.GONE
    return Outcome.DELIVERED if 200 <= status < 300 else Outcome.FAILED
