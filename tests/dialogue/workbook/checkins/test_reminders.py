"""Who might be reminded of a check-in, and who is left in peace."""

from datetime import timedelta

from accounts.couples import invitations
from dialogue.workbook.checkins.reminders import DueCheckIn, checkins_due
from dialogue.workbook.checkins.scoring import Kind
from tests.cast import Cast
from tests.dialogue.workbook.checkins.answers import MONDAY, WEEK, keep, noon


def test_partner_who_began_check_ins_and_has_not_answered_is_due(cast: Cast) -> None:
    keep(cast.ann, cast.couple, 11)
    assert [checkins_due(noon(day)) for day in (4, 10, 11)] == [[], [], [DueCheckIn(cast.ann, Kind.WEEKLY)]]


def test_the_form_of_the_month_comes_before_that_of_the_week(cast: Cast) -> None:
    keep(cast.ann, cast.couple, 81, MONDAY - timedelta(days=10), Kind.MONTHLY)
    assert checkins_due(noon(4)) == [DueCheckIn(cast.ann, Kind.MONTHLY)]


def test_partner_who_stopped_check_ins_long_ago_is_not_reminded(cast: Cast) -> None:
    keep(cast.ann, cast.couple, 11, MONDAY - 5 * WEEK)
    assert checkins_due(noon(4)) == []


def test_former_partner_is_not_reminded_of_a_check_in(cast: Cast) -> None:
    keep(cast.ann, cast.couple, 11)
    invitations.leave(cast.bob)
    assert checkins_due(noon(11)) == []
