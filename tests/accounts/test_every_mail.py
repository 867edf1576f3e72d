"""What holds for every mail: neither subject nor body tells a person nearby what this site is for."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.accounts.test_every_page import TELLING

MAILS = sorted((Path(settings.BASE_DIR) / "templates").glob("*/email/*.txt"))


def name(mail: Path) -> str:
    return f"{mail.parent.parent.name}/{mail.stem}"


def test_mails_of_every_kind_are_looked_at() -> None:
    assert {mail.parent.parent.name for mail in MAILS} == {"account", "due", "mfa"}
    assert {"account/invitation_message", "due/noted_message", "due/turn_subject"} <= set(map(name, MAILS))


@pytest.mark.parametrize("mail", MAILS, ids=name)
def test_a_mail_tells_nothing(mail: Path) -> None:
    assert TELLING.findall(mail.read_text()) == []
