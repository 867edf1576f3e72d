"""What holds for every mail: neither subject nor body tells a person nearby what this site is for."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.accounts.test_every_page import TELLING

TEMPLATES = Path(settings.BASE_DIR) / "templates"
MAILS = sorted(TEMPLATES.rglob("email/*.txt"))


def name(mail: Path) -> str:
    return str(mail.relative_to(TEMPLATES).with_suffix("")).replace("/email/", "/")


def test_mails_of_every_kind_are_looked_at() -> None:
    assert {str(mail.parent.relative_to(TEMPLATES)) for mail in MAILS} == {"account/email", "email", "mfa/email"}
    assert {"account/invitation_message", "email/noted_message", "email/turn_subject"} <= set(map(name, MAILS))


@pytest.mark.parametrize("mail", MAILS, ids=name)
def test_a_mail_tells_nothing(mail: Path) -> None:
    assert TELLING.findall(mail.read_text()) == []
