"""The key by which push services know this site (VAPID, RFC 8292). It is made from SECRET_KEY, and kept nowhere."""

import base64
from email.utils import parseaddr
from functools import lru_cache

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256
LASTS = 60 * 60  # seconds; RFC 8292 allows a day


def public_key() -> str:
    """As a browser takes it when it subscribes, and as a push service sees it: 65 bytes in base64url."""
    return _public(settings.SECRET_KEY)


def authorization(origin: str, now: float) -> str:
    """The header by which one push service knows that a delivery comes from here. It holds no person and no id."""
    from py_vapid import Vapid02  # noqa: PLC0415  seldom needed: with pywebpush it takes a second to import

    claims = {"aud": origin, "exp": int(now) + LASTS, "sub": f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}"}
    signed: dict[str, str] = Vapid02(private_key=_private(settings.SECRET_KEY)).sign(claims)
    return signed["Authorization"]


@lru_cache(maxsize=2)
def _private(secret: str) -> ec.EllipticCurvePrivateKey:
    """The same in every process. With 128 bits more than the order has, no number is likelier (FIPS 186-5, A.2.1)."""
    derivation = HKDF(hashes.SHA256(), length=48, salt=None, info=b"web push, who sends")
    number = int.from_bytes(derivation.derive(secret.encode()))
    return ec.derive_private_key(number % (ORDER - 1) + 1, ec.SECP256R1())


@lru_cache(maxsize=2)
def _public(secret: str) -> str:
    form = (serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    point = _private(secret).public_key().public_bytes(*form)
    return base64.urlsafe_b64encode(point).decode().rstrip("=")
