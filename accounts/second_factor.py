"""What allauth's second factor asks of this site: its secrets are kept under the key ring, never in the clear."""

import base64
import binascii
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext as _

from accounts import ring
from accounts.models import User
from accounts.vault import CannotDecrypt

# allauth does not say whose secret it is, so the place names the kind alone.
PLACE = "mfa"
# Where allauth keeps what it has sealed: of an app, of spare codes, and of spare codes from elsewhere.
SEALED = ("secret", "seed", "migrated_codes")


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Second factors as allauth does them, with their secrets sealed."""

    def encrypt(self, text: str) -> str:
        return base64.b64encode(ring.seal(text, PLACE)).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Raises `CannotDecrypt` for whatever was not sealed here; nothing passes through in the clear."""
        try:
            sealed = base64.b64decode(encrypted_text, validate=True)
        except (ValueError, binascii.Error):
            raise CannotDecrypt("unknown form") from None
        return ring.unseal(sealed, PLACE)

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002  allauth names it so
        return _("This device")


def has_second_factor(user: User) -> bool:
    """Whether a password alone does not let this person in."""
    return bool(SecondFactorAdapter().is_mfa_enabled(user))


def reseal(data: dict[str, Any]) -> bool:
    """Seals what allauth keeps in `data` under the first key of the ring. False when all of it is already.

    Raises `CannotDecrypt` for what was changed, or what no key of the ring opens.
    """
    adapter, found = SecondFactorAdapter(), {key: data[key] for key in SEALED if key in data}
    texts = [text for kept in found.values() for text in (kept if isinstance(kept, list) else [kept])]
    clear = {text: adapter.decrypt(text) for text in texts}
    if all(ring.is_current(base64.b64decode(text)) for text in texts):
        return False
    for key, kept in found.items():
        several = isinstance(kept, list)
        data[key] = [adapter.encrypt(clear[text]) for text in kept] if several else adapter.encrypt(clear[kept])
    return True
