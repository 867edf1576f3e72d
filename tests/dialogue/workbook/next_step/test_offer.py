"""The home page offers one thing at most, can be told "not now", and knows nothing of what the partner keeps."""

import re
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from dialogue.care import assignments
from dialogue.domain import private_notes
from dialogue.workbook.access import half_of
from dialogue.workbook.checkins.scoring import Kind
from dialogue.workbook.kind_days import marks
from dialogue.workbook.kind_days.marks import Mark
from dialogue.workbook.models import LetBe
from dialogue.workbook.next_step import offer
from tests.cast import Cast, in_care
from tests.dialogue.workbook.checkins.answers import keep
from tests.stage import AT_THE_END, Stage

OFFER = re.compile(r'aria-labelledby="next-step".*?<a href="([^"]+)"', re.DOTALL)


def home(user: User) -> str:
    client = Client()
    client.force_login(user)
    lines = client.get(reverse("home")).content.decode().splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line and "move_id" not in line)


def offered(user: User) -> list[str]:
    return OFFER.findall(home(user))


def not_now(user: User, code: str) -> None:
    half = half_of(user)
    assert half
    offer.let_be(half, code)


def closed(cast: Cast, level: int | None) -> None:
    """A dialogue that is over, with what Ann noted of it."""
    stage = Stage(cast)
    stage.play(AT_THE_END)
    if level is not None:
        private_notes.note_heard(cast.ann, stage.id, level)
    stage.play("ann ready\nbob ready")


def begins(slug: str) -> list[str]:
    return [reverse("begin_one", args=[slug])]


def test_at_first_the_questions_then_nothing_that_a_tile_leads_to(cast: Cast) -> None:
    found = [offered(cast.ann)]
    keep(cast.ann, cast.couple, 40, timezone.localdate(), Kind.MONTHLY)
    found.append(offered(cast.ann))
    assert (found, [one.slug for one in offer.offers_for(cast.ann)]) == ([[reverse("check_ins")], []], ["daily"])
    closed(cast, level=9)  # each has said an appreciation in it
    assert (offered(cast.ann), offer.offers_for(cast.ann)) == ([], [])


def test_partner_who_felt_little_heard_is_offered_a_gentle_step(cast: Cast) -> None:
    closed(cast, level=2)
    assert offered(cast.ann) == begins("reconnect")  # the short form is not open to them yet
    assert "heard" not in OFFER.split(home(cast.ann))[2][:200]


@pytest.mark.parametrize("level", [5, None])
def test_partner_who_felt_heard_or_did_not_say_is_offered_no_gentle_step(cast: Cast, level: int | None) -> None:
    closed(cast, level)
    assert offered(cast.ann) == [reverse("check_ins")]


def test_not_now_holds_for_two_weeks(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.ann)
    assert client.post(reverse("let_be"), {"step": "c"}).status_code == 302
    assert [one.slug for one in offer.offers_for(cast.ann)] == ["daily"]
    with patch("django.utils.timezone.now", return_value=timezone.now() + timedelta(days=15)):
        assert [one.address for one in offer.offers_for(cast.ann)] == ["check_ins"]
        not_now(cast.ann, "a")
    assert LetBe.objects.count() == 1  # what is over is forgotten


def test_which_one_was_set_aside_stands_nowhere_to_read(cast: Cast) -> None:
    for code in sorted(offer.CODES):
        not_now(cast.ann, code)
    assert len({len(bytes(row.sealed)) for row in LetBe.objects.all()}) == 1
    assert set(LetBe.objects.values().first() or {}) == {"id", "author_id", "key", "sealed", "at", "couple_id", "until"}


def test_nothing_is_offered_beside_what_waits_already(cast: Cast) -> None:
    before = offered(cast.ann)
    assignments.assign(in_care(cast).therapist, cast.couple, "intentional", "Something small.")
    assert (before != [], offered(cast.ann)) == (True, [])


def test_no_next_step_is_offered_in_an_open_dialogue_or_without_a_partner(cast: Cast) -> None:
    assert offered(cast.eve) == []
    Stage(cast)
    assert (offered(cast.ann), offered(cast.bob)) == ([], [])


def test_what_the_partner_keeps_changes_nothing_on_one_s_home(cast: Cast) -> None:
    closed(cast, level=9)
    before = {person.name: home(person) for person in (cast.ann, cast.bob)}
    keep(cast.bob, cast.couple, 3, timezone.localdate(), Kind.MONTHLY)
    half = half_of(cast.bob)
    assert half
    marks.mark(half, timezone.localdate(), Mark.OUCH, timezone.localdate())
    stage_of_bob = offered(cast.bob)
    not_now(cast.bob, "o")
    assert stage_of_bob == begins("reconnect")  # it is there to leak
    assert home(cast.bob) != before["Bob"]
    assert home(cast.ann) == before["Ann"]


def test_how_little_heard_one_felt_changes_nothing_on_the_other_s_home(cast: Cast) -> None:
    closed(cast, level=None)
    before = offered(cast.bob)
    closed(cast, level=0)
    assert (offered(cast.ann), offered(cast.bob)) == (begins("reconnect"), before)
