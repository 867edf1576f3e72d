"""What allauth's second factor asks of this site: each secret is sealed under the key ring, for its own person."""

import base64
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext as _

from accounts.auth.mfa.factor_owner import PLACE, SEALED, NewSecret, StoredSecret, in_each, opened, place_of, sealed
from accounts.encryption import keyring
from accounts.encryption.framing import CannotDecrypt
from accounts.models import User


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Second factors as allauth does them, with their secrets sealed."""

    def encrypt(self, text: str) -> str:
        return NewSecret(sealed(text, PLACE))

    def decrypt(self, encrypted_text: str) -> str:
        """Raises `CannotDecrypt` for whatever was not sealed here for this person; nothing passes in the clear."""
        match encrypted_text:
            case StoredSecret():
                return opened(encrypted_text, place_of(encrypted_text.owner_id))
            case NewSecret():
                return opened(encrypted_text, PLACE)
        raise CannotDecrypt("nobody's")

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
    if all(keyring.is_current(base64.b64decode(text)) for text in texts):
        return False
    in_each(data, lambda text: adapter.encrypt(clear[text]))
    return True
