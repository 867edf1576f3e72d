"""Words that not both keep go at their hour; the steps stay, and nothing else is touched."""

import io
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.audit import Act
from accounts.couples.invitations import leave
from accounts.models import AuditEntry, Couple, Installation
from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.jobs import retention
from dialogue.jobs.scheduler import Done, do_due
from dialogue.models import BodyCheck, Choice, Comment, Dialogue, Draft, FeltHeard, LiveSeat, Standing, Suggestion
from dialogue.protocol.terms import Seat
from dialogue.review.models import Mark, Note
from tests.cast import Cast
from tests.stage import TO_FIRST_SEND, WHOLE, Stage

DAY = timedelta(days=1)


@pytest.fixture
def closed(stage: Stage) -> Stage:
    stage.play(WHOLE)
    return stage


def end(stage: Stage, at: datetime) -> None:
    Dialogue.objects.filter(pk=stage.id).update(ended_at=at)


def due(now: datetime | None = None) -> list[UUID]:
    return list(retention.due_ids(now))


def run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("erase_expired", *arguments, stdout=out)
    return out.getvalue()


def words_left(stage: Stage) -> int:
    return stage.row.events.exclude(sealed=None).count()


@pytest.mark.parametrize(
    ("ann", "bob", "kept"),
    [
        (None, None, {Seat.A, Seat.B}),
        (True, True, {Seat.A, Seat.B}),
        (False, True, {Seat.B}),
        (None, False, {Seat.A}),
        (False, False, set()),
    ],
)
def test_dialogue_is_due_for_erasure_unless_both_partners_keep_it(
    cast: Cast, closed: Stage, ann: bool | None, bob: bool | None, kept: set[Seat]
) -> None:
    for person, keep in ((cast.ann, ann), (cast.bob, bob)):
        if keep is not None:
            sharing_preferences.choose(person, closed.id, Wish(keep=keep))
    assert sharing_preferences.keeps(closed.row) == kept
    assert due(timezone.now() + 91 * DAY) == ([] if len(kept) == 2 else [closed.id])


@pytest.mark.parametrize(("usual", "answer", "kept"), [(False, None, False), (False, True, True), (True, False, False)])
def test_an_answer_counts_before_the_usual_one(
    cast: Cast, closed: Stage, usual: bool, answer: bool | None, kept: bool
) -> None:
    sharing_preferences.set_standing(cast.ann, Wish(keep=usual))
    if answer is not None:
        sharing_preferences.choose(cast.ann, closed.id, Wish(keep=answer))
    assert (Seat.A in sharing_preferences.keeps(closed.row), due(timezone.now() + 91 * DAY)) == (
        kept,
        [] if kept else [closed.id],
    )


def test_the_hour_is_exact(cast: Cast, closed: Stage) -> None:
    sharing_preferences.choose(cast.ann, closed.id, Wish(keep=False))
    hour = closed.row.ended_at or timezone.now()
    hour += 90 * DAY
    assert (due(hour - timedelta(microseconds=1)), due(hour)) == ([], [closed.id])


def test_the_installation_says_how_many_days(cast: Cast, closed: Stage) -> None:
    sharing_preferences.choose(cast.ann, closed.id, Wish(keep=False))
    Installation(retention_days=1).save()
    end(closed, timezone.now() - DAY)
    assert run() == "Dialogues erased: 1\n"
    assert words_left(closed) == 0


def test_an_open_dialogue_is_never_due(cast: Cast, stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    sharing_preferences.choose(cast.ann, stage.id, Wish(keep=False))
    assert due(timezone.now() + 4000 * DAY) == []


def test_what_was_left_open_counts_from_the_end_of_the_couple(cast: Cast, stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    sharing_preferences.choose(cast.ann, stage.id, Wish(keep=False))
    leave(cast.bob)
    hour = Couple.objects.get(pk=cast.couple.pk).ended_at or timezone.now()
    hour += 90 * DAY
    assert (due(hour - timedelta(microseconds=1)), due(hour)) == ([], [stage.id])


def put_beside(cast: Cast, stage: Stage) -> list[type[Model]]:
    """Something in every table that may hold words about a dialogue."""
    row = stage.row
    Draft.objects.create(dialogue=row, author=cast.bob, visit=1, sealed=b"1")
    BodyCheck.objects.create(dialogue=row, author=cast.bob, visit=row.seq, sealed=b"1")
    Comment.objects.create(dialogue=row, author=cast.tess, sealed=b"1")
    Note.objects.create(dialogue=row, couple=cast.couple, author=cast.tess, sealed=b"1")
    Mark.objects.create(dialogue=row, couple=cast.couple, author=cast.tess, sealed=b"1", seq=1)
    seat = LiveSeat.objects.create(dialogue=row, therapist=cast.tess, ended_at=timezone.now())
    Suggestion.objects.create(live_seat=seat, visit=1, seat="a", sealed=b"1")
    FeltHeard.objects.create(dialogue=row, author=cast.bob, sealed=b"1")
    return [Draft, Suggestion, Comment, Note, Mark, BodyCheck, FeltHeard]


def test_words_go_for_both_and_what_others_wrote_for_themselves_stays(cast: Cast, closed: Stage) -> None:
    sharing_preferences.choose(cast.ann, closed.id, Wish(keep=False))
    tables = put_beside(cast, closed)
    before, state, seq = words_left(closed), closed.row.state, closed.row.seq
    assert (before > 20, [table._default_manager.count() for table in tables]) == (True, [1] * 7)
    end(closed, timezone.now() - 90 * DAY)

    assert run() == "Dialogues erased: 1\n"

    row = closed.row
    assert (words_left(closed), [table._default_manager.count() for table in tables]) == (0, [0, 0, 1, 1, 1, 1, 1])
    assert (row.state, row.seq, row.events.count(), row.erased_at is not None) == (state, seq, seq, True)
    assert (Choice.objects.count(), LiveSeat.objects.count()) == (1, 1)
    (entry,) = AuditEntry.objects.filter(act=Act.WORDS_ERASED)
    assert (entry.actor, entry.couple, entry.dialogue, entry.reason) == (None, cast.couple, row.pk, "")


def test_a_second_run_finds_nothing(cast: Cast, closed: Stage) -> None:
    sharing_preferences.set_standing(cast.bob, Wish(keep=False))
    end(closed, timezone.now() - 90 * DAY)
    assert [run(), run()] == ["Dialogues erased: 1\n", "Dialogues erased: 0\n"]
    assert retention.erase(closed.id) is False
    assert AuditEntry.objects.filter(act=Act.WORDS_ERASED).count() == 1


def test_a_change_of_mind_between_the_list_and_the_row_counts(cast: Cast, closed: Stage) -> None:
    sharing_preferences.choose(cast.ann, closed.id, Wish(keep=False))
    before = words_left(closed)
    (found,) = due(timezone.now() + 91 * DAY)
    sharing_preferences.choose(cast.ann, closed.id, Wish(keep=True))
    assert (retention.erase(found), words_left(closed)) == (False, before)


def test_a_dry_run_names_them_and_erases_nothing(cast: Cast, closed: Stage) -> None:
    sharing_preferences.choose(cast.ann, closed.id, Wish(keep=False))
    end(closed, timezone.now() - 90 * DAY)
    before = words_left(closed)
    assert run("--dry-run") == f"{closed.id}\nDialogues due: 1\n"
    assert (words_left(closed), closed.row.erased_at, AuditEntry.objects.count()) == (before, None, 0)


def test_many_are_erased_in_batches(cast: Cast, closed: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    Standing.objects.create(person=cast.ann, keep=False)
    ids = {closed.id}
    for _ in range(4):
        other = Stage(cast)
        other.move("ann", "stop")
        ids.add(other.id)
    assert set(due(timezone.now() + 91 * DAY)) == ids
    assert len(due(timezone.now() + 91 * DAY)) == 5


def test_a_number_of_days_that_cannot_be_stops_it(cast: Cast, closed: Stage) -> None:
    sharing_preferences.choose(cast.ann, closed.id, Wish(keep=False))
    Installation(retention_days=0).save()
    end(closed, timezone.now() - 90 * DAY)
    with pytest.raises(CommandError, match=r"from 1 to 3650\. Nothing was erased"):
        run()
    assert closed.row.erased_at is None


def test_another_couple_is_left_alone(cast: Cast, closed: Stage) -> None:
    Standing.objects.create(person=cast.carl, keep=False)
    assert due(timezone.now() + 91 * DAY) == []


def test_the_page_says_that_the_words_are_gone(client: Client, cast: Cast, closed: Stage) -> None:
    sharing_preferences.choose(cast.ann, closed.id, Wish(keep=False))
    assert retention.erase(closed.id)
    client.force_login(cast.bob)
    page = client.get(reverse("transcript", args=[closed.id])).content.decode()
    assert ("The words of this dialogue were erased" in page, "worried and alone" in page) == (True, False)
    assert client.get(reverse("sharing")).status_code == 200


def test_where_the_clock_is_looked_at_words_go_without_a_command(cast: Cast, closed: Stage) -> None:
    """The embedded default has no timer, and the page about data promises the day."""
    sharing_preferences.choose(cast.ann, closed.id, Wish(keep=False))
    end(closed, timezone.now() - 89 * DAY)
    do_due()
    assert words_left(closed) > 0
    end(closed, timezone.now() - 90 * DAY)
    assert do_due()["words over"] == Done(1)
    assert words_left(closed) == 0
    assert do_due()["words over"] == Done(0)
