"""What `manage.py check` warns of beyond Django's own checks. What must not happen at all stops the start in env.py."""

import stat
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register  # noqa: A004  Django names it so


@register()
def one_process_alone(**_kwargs: Any) -> list[CheckMessage]:
    """A bell in memory is not heard in another process."""
    if settings.EMBEDDED or settings.REDIS_URL:
        return []
    hint = "Set REDIS_URL before you start a second process."
    return [Warning("DATABASE_URL is set, and REDIS_URL is not.", hint=hint, id="imago_site.W001")]


@register()
def var_is_private(**_kwargs: Any) -> list[CheckMessage]:
    """Keys, the database and mail lie there."""
    if not settings.VAR.exists() or not stat.S_IMODE(settings.VAR.stat().st_mode) & 0o077:
        return []
    hint = "chmod 700 on it, as the user that runs the site."
    return [Warning("Others on this machine can look into VAR_DIR.", hint=hint, id="imago_site.W002")]
