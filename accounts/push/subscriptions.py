"""Subscribes and unsubscribes browsers. Where each is told is sealed under the key ring, for its own session."""

import base64
import hashlib
import json
from dataclasses import asdict, dataclass

from allauth.usersessions.models import UserSession
from cryptography.hazmat.primitives.asymmetric import ec
from django.db import transaction
from django.db.models import QuerySet

from accounts import roles
from accounts.encryption import keyring
from accounts.encryption.rotation import Store, register_store
from accounts.models import PushSubscription, User
from accounts.push import endpoints, vapid
from accounts.push.refusals import SessionOver, TooManyBrowsers, UnreadableSubscription

MOST = 10  # browsers of one person
POINT, SECRET = 65, 16  # bytes of a browser's public key, and of what it shares with the sender (RFC 8291)


@dataclass(frozen=True, slots=True)
class Target:
    """What a browser says of itself (`PushSubscription.toJSON`), and the key of this site that it was made for."""

    endpoint: str
    p256dh: str
    auth: str
    key: str


def subscribe(person: User, session: str, target: Target) -> None:
    """Tells this browser from now on; `session` is the hash of its key. Again takes the place of what was there.

    Raises a `Refused`: what cannot be read, a push service that is not on the list, too many browsers, no session.
    """
    _check(target)
    mark = hashlib.sha256(target.endpoint.encode()).hexdigest()
    with transaction.atomic():
        roles.hold(person.pk)
        device = UserSession.objects.filter(user=person, session_key=session).first()
        if device is None:
            raise SessionOver
        PushSubscription.objects.filter(mark=mark).exclude(device=device).delete()
        if subscriptions_of(person).exclude(device=device).count() >= MOST:
            raise TooManyBrowsers
        fresh = {"mark": mark, "sealed": _sealed(target, session), "failures": 0, "again_at": None}
        PushSubscription.objects.update_or_create(device=device, defaults=fresh)


def unsubscribe(person: User, session: str) -> bool:
    """False when this browser was not told."""
    return bool(subscriptions_of(person).filter(device__session_key=session).delete()[0])


def unsubscribe_all(person: User) -> int:
    """In every browser; how many there were."""
    return subscriptions_of(person).delete()[0]


def subscriptions_of(person: User) -> QuerySet[PushSubscription]:
    return PushSubscription.objects.filter(device__user=person)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page says: the key to subscribe with, whether this browser is told, and how many others are."""

    possible: bool  # whether this site sends to any push service
    key: str
    here: bool
    others: int


def standing_of(person: User, session: str) -> Standing:
    told = list(subscriptions_of(person).values_list("device__session_key", flat=True))
    return Standing(endpoints.are_any_allowed(), vapid.public_key(), session in told, len(told) - (session in told))


def target_of(row: PushSubscription) -> Target:
    """Raises `CannotDecrypt`."""
    return Target(**json.loads(keyring.unseal(bytes(row.sealed), _place(row.device.session_key))))


def reseal(row: PushSubscription) -> bool:
    """Seals it under the first key of the ring. False when it is already. Raises `CannotDecrypt`."""
    target = target_of(row)
    if keyring.is_current(bytes(row.sealed)):
        return False
    row.sealed = _sealed(target, row.device.session_key)
    return True


register_store(Store("push subscription", PushSubscription, "sealed", reseal, disposable=True))


def _check(target: Target) -> None:
    """Also that the keys are such as can be encrypted for: a point of the curve, and 16 bytes."""
    endpoints.read(target.endpoint)
    try:
        point, secret = (
            base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)) for text in (target.p256dh, target.auth)
        )
        ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
    except ValueError:
        raise UnreadableSubscription from None
    if (len(point), len(secret), target.key) != (POINT, SECRET, vapid.public_key()):
        raise UnreadableSubscription


def _sealed(target: Target, session: str) -> bytes:
    return keyring.seal(json.dumps(asdict(target)), _place(session))


def _place(session: str) -> str:
    return f"push|{session}"
