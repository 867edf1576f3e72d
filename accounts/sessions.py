"""Sessions as Django keeps them in the database. A cookie that cannot be a key of ours never gets as far as that."""

import re
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

KEY = re.compile(r"[a-z0-9]{32}")


class SessionStore(DatabaseStore):
    """For pages and sockets alike."""

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key and KEY.fullmatch(key))

    stored = ""  # what was read, as the database has it

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        self.stored = str(session_data)
        return super().decode(session_data)
