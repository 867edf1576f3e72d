"""Each decides alone, at once, and without a trace for the other."""

import pytest

from accounts.audit import Act
from accounts.couples.invitations import leave
from accounts.models import AuditEntry
from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.domain.access import NotInTheRoom
from dialogue.models import Choice
from dialogue.protocol.terms import Seat
from tests.cast import Cast, in_care
from tests.stage import Stage


def test_nothing_is_shared_before_somebody_says_so(cast: Cast, stage: Stage) -> None:
    in_care(cast)
    sharing_preferences.set_standing(cast.ann, Wish(share=True))
    assert sharing_preferences.shares(stage.row) == frozenset()


def test_each_shares_and_withdraws_alone(cast: Cast, stage: Stage) -> None:
    in_care(cast)
    sharing_preferences.choose(cast.ann, stage.id, Wish(share=True))
    assert sharing_preferences.shares(stage.row) == {Seat.A}
    sharing_preferences.choose(cast.bob, stage.id, Wish(share=True))
    assert sharing_preferences.shares(stage.row) == {Seat.A, Seat.B}
    sharing_preferences.choose(cast.ann, stage.id, Wish(share=False))
    assert sharing_preferences.shares(stage.row) == {Seat.B}


def test_the_day_of_sharing_stays_when_another_answer_changes(cast: Cast, stage: Stage) -> None:
    in_care(cast)
    sharing_preferences.choose(cast.ann, stage.id, Wish(share=True))
    since = Choice.objects.get().shared_at
    sharing_preferences.choose(cast.ann, stage.id, Wish(keep=False, share=True, export=True))
    row = Choice.objects.get()
    assert (row.shared_at, row.keep, row.export) == (since, False, True)


def test_standing_answer_fills_the_form_until_one_is_given(cast: Cast, stage: Stage) -> None:
    in_care(cast)
    sharing_preferences.set_standing(cast.ann, Wish(keep=False, share=True))
    assert sharing_preferences.wish_of(cast.ann, stage.row) == Wish(keep=False, share=True)
    sharing_preferences.choose(cast.ann, stage.id, Wish())
    assert sharing_preferences.wish_of(cast.ann, stage.row) == Wish()


def test_nobody_else_decides(cast: Cast, stage: Stage) -> None:
    in_care(cast)
    for person in (cast.carl, cast.eve, cast.tess, cast.ada):
        with pytest.raises(NotInTheRoom):
            sharing_preferences.choose(person, stage.id, Wish(share=True))
    assert Choice.objects.count() == 0


def test_ex_partner_still_withdraws(cast: Cast, stage: Stage) -> None:
    in_care(cast)
    sharing_preferences.choose(cast.ann, stage.id, Wish(share=True))
    assert sharing_preferences.shares(stage.row) == {Seat.A}
    leave(cast.bob)
    sharing_preferences.choose(cast.ann, stage.id, Wish())
    assert sharing_preferences.shares(stage.row) == frozenset()


def test_sharing_and_withdrawing_are_in_the_trail(cast: Cast, stage: Stage) -> None:
    in_care(cast)
    for wish in (Wish(share=True), Wish(keep=False, share=True), Wish()):
        sharing_preferences.choose(cast.bob, stage.id, wish)
    entries = AuditEntry.objects.filter(act__startswith="words.").order_by("number")
    assert list(entries.values_list("act", "actor__name", "about__name", "dialogue")) == [
        (Act.WORDS_SHARED, "Bob", "Tess", stage.id),
        (Act.WORDS_WITHDRAWN, "Bob", "Tess", stage.id),
    ]
