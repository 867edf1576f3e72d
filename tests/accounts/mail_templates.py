"""The templates of all mails of the site, each by a short name."""

from pathlib import Path

from django.conf import settings

TEMPLATES = Path(settings.BASE_DIR) / "templates"
MAILS = sorted(TEMPLATES.rglob("email/*.txt"))


def name(mail: Path) -> str:
    return str(mail.relative_to(TEMPLATES).with_suffix("")).replace("/email/", "/")
