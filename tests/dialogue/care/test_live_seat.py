"""The seat beside a dialogue: taken with both consents, seen by both, left with one tap."""

from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from redis.exceptions import RedisError

from accounts.audit import Act
from accounts.care import consent
from accounts.models import AuditEntry, User
from dialogue.care import live_seat
from dialogue.domain.access import NotInTheRoom, room_for
from dialogue.domain.validation import NotUsable
from dialogue.models import LiveSeat, Suggestion
from tests.cast import Cast, in_care
from tests.stage import TO_FIRST_SEND, Stage


def taken(cast: Cast, stage: Stage) -> None:
    """Tess sits in on a dialogue in which Ann speaks first."""
    in_care(cast)
    stage.play(TO_FIRST_SEND)
    live_seat.ask(cast.tess, stage.id)
    live_seat.agree(cast.ann, stage.id)
    live_seat.agree(cast.bob, stage.id)


def sits(cast: Cast, dialogue_id: UUID) -> bool:
    try:
        live_seat.room_of_guest(cast.tess, dialogue_id)
    except NotInTheRoom:
        return False
    return True


def room_page(user: User, stage: Stage) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("room", args=[stage.id])).content.decode()


def test_seat_is_taken_once_both_have_agreed(cast: Cast, stage: Stage) -> None:
    in_care(cast)
    live_seat.ask(cast.tess, stage.id)
    assert sits(cast, stage.id) is False
    live_seat.agree(cast.ann, stage.id)
    assert sits(cast, stage.id) is False
    live_seat.agree(cast.bob, stage.id)
    assert sits(cast, stage.id) is True


@pytest.mark.parametrize("who", ["ann", "bob", "tess"])
def test_seat_ends_with_one_tap_of_anybody_in_it(cast: Cast, stage: Stage, who: str) -> None:
    taken(cast, stage)
    live_seat.end(getattr(cast, who), stage.id)
    assert sits(cast, stage.id) is False


def test_seat_ends_with_the_consent_to_care(cast: Cast, stage: Stage) -> None:
    taken(cast, stage)
    link = consent.link_of(cast.couple)
    assert link is not None
    consent.withdraw(cast.bob, link.pk)
    assert sits(cast, stage.id) is False
    assert live_seat.guest_of(room_for(cast.ann, stage.id)) is None


def test_nobody_else_asks_agrees_or_ends(cast: Cast, stage: Stage) -> None:
    with pytest.raises(NotInTheRoom):
        live_seat.ask(cast.tess, stage.id)  # nobody has linked her
    taken(cast, stage)
    for deed in (live_seat.agree, live_seat.end, live_seat.ask, live_seat.decline):
        with pytest.raises(NotInTheRoom):
            deed(cast.carl, stage.id)
    assert sits(cast, stage.id) is True


def test_both_see_the_guest_all_the_time(cast: Cast, stage: Stage) -> None:
    in_care(cast)
    live_seat.ask(cast.tess, stage.id)
    pages = [room_page(person, stage) for person in (cast.ann, cast.bob)]
    assert ["Tess asks to sit in" in page for page in pages] == [True, True]

    live_seat.agree(cast.ann, stage.id)
    live_seat.agree(cast.bob, stage.id)
    for move in ("", TO_FIRST_SEND):
        stage.play(move)
        pages = [room_page(person, stage) for person in (cast.ann, cast.bob)]
        assert ["Tess can read along, but doesn’t have this page open." in page for page in pages] == [True, True]
        assert ["Ask Tess to leave" in page for page in pages] == [True, True]


def test_a_room_with_a_guest_opens_while_redis_is_away(
    cast: Cast, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken(cast, stage)

    def away(_keys: object) -> None:
        raise RedisError

    monkeypatch.setattr(cache, "get_many", away)
    assert "Tess is sitting in and reads along." in room_page(cast.ann, stage)


def test_suggested_stem_reaches_the_one_whose_turn_it_is_alone(cast: Cast, stage: Stage) -> None:
    taken(cast, stage)
    live_seat.suggest(cast.tess, stage.id, "What I was afraid of is…")
    pages = [room_page(person, stage) for person in (cast.ann, cast.bob)]
    assert ["What I was afraid of is…" in page for page in pages] == [True, False]
    assert ["Tess suggests a way to start" in page for page in pages] == [True, False]

    live_seat.decline(cast.ann, stage.id)
    assert "What I was afraid of is…" not in room_page(cast.ann, stage)


def test_suggestion_belongs_to_its_visit_of_the_step(cast: Cast, stage: Stage) -> None:
    taken(cast, stage)
    live_seat.suggest(cast.tess, stage.id, "What I was afraid of is…")
    before = live_seat.suggestion_for(room_for(cast.ann, stage.id))
    stage.play("ann say One\nbob say One\nann yes\nbob ask_more\nann more")
    assert (before, live_seat.suggestion_for(room_for(cast.ann, stage.id))) == ("What I was afraid of is…", "")


def test_suggestion_is_sealed_and_its_act_is_in_the_trail(cast: Cast, stage: Stage) -> None:
    taken(cast, stage)
    live_seat.suggest(cast.tess, stage.id, "What I was afraid of is…")
    assert b"afraid" not in bytes(Suggestion.objects.get().sealed)
    live_seat.end(cast.bob, stage.id)
    acts = AuditEntry.objects.filter(act__startswith="live.").order_by("number").values_list("act", "actor__name")
    by_tess = [(act, "Tess") for act in (Act.LIVE_ASKED, Act.LIVE_JOINED, Act.LIVE_SUGGESTED)]
    assert list(acts) == [*by_tess, (Act.LIVE_LEFT, "Bob")]


@pytest.mark.parametrize("text", ["", "   ", "x" * 201])
def test_stem_that_is_none_is_refused(cast: Cast, stage: Stage, text: str) -> None:
    taken(cast, stage)
    with pytest.raises(NotUsable):
        live_seat.suggest(cast.tess, stage.id, text)


def test_nothing_is_suggested_while_nobody_writes(cast: Cast, stage: Stage) -> None:
    taken(cast, stage)
    stage.play("ann say One\nbob say One")
    with pytest.raises(NotUsable):
        live_seat.suggest(cast.tess, stage.id, "What I was afraid of is…")


def test_form_answers_for_its_own_person_only(cast: Cast, stage: Stage, client: Client) -> None:
    in_care(cast)
    live_seat.ask(cast.tess, stage.id)
    client.force_login(cast.bob)
    client.post(reverse("live_seat", args=[stage.id]), {"answer": "agree"})
    assert LiveSeat.objects.get().agreed == "b"
    client.post(reverse("live_seat", args=[stage.id]), {"answer": "leave"})
    assert LiveSeat.objects.get().ended_at is not None
    client.force_login(cast.carl)
    assert client.post(reverse("live_seat", args=[stage.id]), {"answer": "agree"}).status_code == 404


@pytest.mark.parametrize("who", ["ann", "bob", "tess"])
def test_no_holds_until_the_dialogue_is_over(cast: Cast, stage: Stage, who: str) -> None:
    taken(cast, stage)
    live_seat.end(getattr(cast, who), stage.id)
    with pytest.raises(live_seat.SeatNotFree):
        live_seat.ask(cast.tess, stage.id)
    stage.move("ann", "stop")
    later = Stage(cast, "money")
    later.play(TO_FIRST_SEND)
    live_seat.ask(cast.tess, later.id)
    assert LiveSeat.objects.filter(ended_at=None).count() == 1
