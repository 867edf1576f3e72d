"""What a page says once about what was just done ("Your password is changed"), in a cookie until it is shown.

It may name an address or a person, so the cookie is sealed: what is left of it in a browser tells nothing.
"""

import base64
import binascii
from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage
from django.core.signing import BadSignature

from accounts.encryption import keyring
from accounts.encryption.framing import CannotDecrypt

PLACE = "messages"


class Sealer:
    """Stands where Django signs a cookie. What was changed, or sealed for another place, is a bad signature."""

    def sign_object(self, obj: Any, serializer: Any, compress: bool) -> str:
        return base64.urlsafe_b64encode(keyring.seal(serializer().dumps(obj).decode("latin-1"), PLACE)).decode("ascii")

    def unsign_object(self, data: str, serializer: Any) -> Any:
        try:
            opened = keyring.unseal(base64.b64decode(data, altchars=b"-_", validate=True), PLACE)
        except (CannotDecrypt, ValueError, binascii.Error):
            raise BadSignature("not sealed here") from None
        return serializer().loads(opened.encode("latin-1"))


class CookieMessages(CookieStorage):
    """With https, under a name that no other host of the domain can set."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signer = Sealer()
        if settings.SESSION_COOKIE_SECURE:
            self.cookie_name = f"__Host-{self.cookie_name}"


class Messages(FallbackStorage):
    """In a cookie, so that no session is made for a visitor; what does not fit goes into the session."""

    storage_classes = (CookieMessages, SessionStorage)
