"""What a page says once about what was just done ("Your password is changed"), in a cookie until it is shown."""

from typing import Any

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


class CookieMessages(CookieStorage):
    """With https, under a name that no other host of the domain can set."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if settings.SESSION_COOKIE_SECURE:
            self.cookie_name = f"__Host-{self.cookie_name}"


class Messages(FallbackStorage):
    """In a cookie, so that no session is made for a visitor; what does not fit goes into the session."""

    storage_classes = (CookieMessages, SessionStorage)
