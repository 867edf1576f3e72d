"""What holds for every mail: neither subject nor body tells a person nearby what this site is for."""

from pathlib import Path

import pytest

from tests.accounts.mail_templates import MAILS, TEMPLATES, name
from tests.accounts.page_checks import TELLING


def test_mails_of_every_kind_are_looked_at() -> None:
    assert {str(mail.parent.relative_to(TEMPLATES)) for mail in MAILS} == {"account/email", "email", "mfa/email"}
    assert {"account/invitation_message", "email/appointment_agreed_message", "email/turn_waiting_subject"} <= set(
        map(name, MAILS)
    )


@pytest.mark.parametrize("mail", MAILS, ids=name)
def test_a_mail_tells_nothing(mail: Path) -> None:
    assert TELLING.findall(mail.read_text()) == []
