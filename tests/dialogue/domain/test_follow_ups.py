"""Looking back on a gift: on its day, for the giver alone, and never a nudge about somebody's freedom."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from dialogue.domain.access import NotInTheRoom, past_room_for
from dialogue.domain.follow_ups import due_for, following
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.jobs.follow_up_mail import follow_up_mails
from dialogue.jobs.scheduler import do_due
from dialogue.models import Dialogue
from dialogue.protocol.library import PROTOCOLS
from imago_site.demo.scripts import script_of
from tests.cast import Cast
from tests.dialogue.jobs.mailboxes import wishes
from tests.library import play, with_practice

NOON = datetime(2026, 5, 11, 12, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def given(cast: Cast) -> Dialogue:
    """Ann asked, Bob gave, and set a day."""
    with_practice(cast, PROTOCOLS["change_request"])
    return play(cast, "change_request")


def set_day(row: Dialogue, day: date) -> None:
    Dialogue.objects.filter(pk=row.pk).update(look_again_on=day)


def letters(now: datetime) -> list[list[str]]:
    mail.outbox.clear()
    assert do_due(now, scope={"looks back": follow_up_mails})["looks back"].failed == 0
    return [letter.to for letter in mail.outbox]


def test_the_giver_alone_may_look_back_on_the_day(given: Dialogue, cast: Cast) -> None:
    today = timezone.localdate()
    assert given.look_again_on == today + timedelta(days=14)
    assert due_for(cast.bob, today + timedelta(days=13)) is None
    assert due_for(cast.bob, today + timedelta(days=14)) == (PROTOCOLS["follow_up"], given.pk)
    assert due_for(cast.ann, today + timedelta(days=14)) is None

    move = Move(uuid4(), 0, "say", Content(Utterance("It went well.")))
    for person, about in ((cast.ann, given.pk), (cast.carl, given.pk), (cast.bob, uuid4())):
        with pytest.raises(NotInTheRoom):
            open_dialogue(person, Opening("follow_up", about=about), move)


def test_after_a_look_back_the_new_day_counts_and_without_one_it_is_over(given: Dialogue, cast: Cast) -> None:
    today = timezone.localdate()
    set_day(given, today)
    look = play(cast, "follow_up", about=given.pk)
    assert [due_for(cast.bob, today + timedelta(days=ahead)) for ahead in (0, 14)] == [
        None,
        (PROTOCOLS["follow_up"], given.pk),
    ]

    Dialogue.objects.filter(pk=look.pk).update(look_again_on=None)
    assert due_for(cast.bob, today + timedelta(days=60)) is None


def test_the_giver_gets_one_neutral_mail(given: Dialogue, cast: Cast) -> None:
    set_day(given, NOON.date())
    wishes(cast.ann, which="all")
    wishes(cast.bob, which="all")

    assert [letters(NOON), letters(NOON + timedelta(days=1))] == [[["bob@example.org"]], []]


def test_nobody_is_reminded_of_what_is_their_own_to_decide(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    script = script_of("change_request").replace(
        "take a walk with me on Sundays, half an hour?", "show me your phone on Sundays, for half an hour?"
    )
    with_practice(cast, PROTOCOLS["change_request"])
    monkeypatch.setattr("tests.library.script_of", lambda slug: script)
    given = play(cast, "change_request")
    set_day(given, NOON.date())
    wishes(cast.bob, which="all")

    assert (letters(NOON), due_for(cast.bob, NOON.date())) == ([], None)
    readers = [past_room_for(person, given.pk) for person in (cast.ann, cast.bob)]
    assert [following(room) for room in readers] == [None, PROTOCOLS["follow_up"]]
