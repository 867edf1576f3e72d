"""One neutral mail a week, to a person with something to look at, and to nobody else."""

from datetime import timedelta

from django.core import mail

from dialogue.jobs.scheduler import do_due
from dialogue.workbook.reminder_mail import weekly_mails
from tests.cast import Cast
from tests.dialogue.jobs.mailboxes import wishes
from tests.dialogue.workbook.checkins.answers import keep, noon


def written_to(day: int, hours: int = 0) -> list[tuple[str, str]]:
    mail.outbox.clear()
    assert do_due(noon(day) + timedelta(hours=hours), scope={"workbook": weekly_mails})["workbook"].failed == 0
    return [(letter.to[0], str(letter.subject)) for letter in mail.outbox]


def test_week_brings_one_mail_to_a_person_with_something_to_look_at(cast: Cast) -> None:
    for person in (cast.ann, cast.bob):
        wishes(person, which="all")
    keep(cast.ann, cast.couple, 11)

    to_ann = [("ann@example.org", "Something is waiting for you")]
    assert [written_to(day, hours) for day, hours in ((10, 0), (11, 0), (11, 1), (14, 0), (18, 0))] == [
        [],
        to_ann,
        [],
        [],
        to_ann,
    ]


def test_person_who_wants_only_appointment_mail_gets_no_weekly_mail(cast: Cast) -> None:
    wishes(cast.ann, which="times")
    keep(cast.ann, cast.couple, 11)
    assert written_to(11) == []
