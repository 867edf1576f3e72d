"""Whose a second factor's secret is: each is sealed for the person of its row, and opens in no other row."""

import base64
import binascii
from collections.abc import Callable, Collection
from typing import Any, Self

from allauth.mfa.models import Authenticator
from django.db.models.signals import post_init, pre_save
from django.dispatch import receiver

from accounts.encryption import keyring
from accounts.encryption.framing import CannotDecrypt

PLACE = "mfa"
# Where allauth keeps what it has sealed: of an app, of spare codes, and of spare codes from elsewhere.
SEALED = ("secret", "seed", "migrated_codes")


class NewSecret(str):
    """A secret that was sealed just now: allauth does not say for whom, its row does when it is saved."""

    __slots__ = ()


class StoredSecret(str):
    """A sealed secret as it stands in a row, and whose row that is. It opens for that person alone."""

    __slots__ = ("owner_id",)
    owner_id: int

    def __new__(cls, text: str, owner_id: int = 0) -> Self:
        found = super().__new__(cls, text)
        found.owner_id = owner_id
        return found


def place_of(user_id: int) -> str:
    """Where the secrets of this person belong."""
    return f"{PLACE}|{user_id}"


def sealed(text: str, place: str) -> str:
    return base64.b64encode(keyring.seal(text, place)).decode("ascii")


def opened(text: str, place: str) -> str:
    try:
        return keyring.unseal(base64.b64decode(text, validate=True), place)
    except (ValueError, binascii.Error):
        raise CannotDecrypt("unknown form") from None


def in_each(data: dict[str, Any], change: Callable[[str], str]) -> None:
    """Puts `change` of it in place of each sealed text in what allauth keeps."""
    for key in SEALED:
        kept = data.get(key)
        if isinstance(kept, list):
            data[key] = [change(text) for text in kept]
        elif kept is not None:
            data[key] = change(kept)


@receiver(post_init, sender=Authenticator)
def own(instance: Authenticator, **_kwargs: Any) -> None:
    """A row that was read says whose its secrets are."""
    if "data" in instance.__dict__:
        owner_id = instance.user_id
        in_each(instance.data, lambda text: text if isinstance(text, NewSecret) else StoredSecret(text, owner_id))


@receiver(pre_save, sender=Authenticator)
def bind(instance: Authenticator, update_fields: Collection[str] | None, **_kwargs: Any) -> None:
    """A secret that is new is sealed for the person whose row it goes into."""
    if update_fields is None or "data" in update_fields:
        owner_id = instance.user_id
        in_each(instance.data, lambda text: _bound(text, owner_id) if isinstance(text, NewSecret) else text)


def _bound(text: str, owner_id: int) -> StoredSecret:
    return StoredSecret(sealed(opened(text, PLACE), place_of(owner_id)), owner_id)
