"""One phone for two, by its pages: what is possible with the partner's code, and what is with nothing in the world."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.auth import seat_unlock
from accounts.couples import invitations, seat_codes
from accounts.lifecycle import account_actions
from accounts.models import SeatUnlock, User
from dialogue.domain import private_notes
from dialogue.models import Dialogue
from dialogue.protocol.terms import Mode
from tests.accounts.page_checks import heading
from tests.cast import Cast, approved, sign_in
from tests.stage import TO_FIRST_SEND, Stage

CODE = "493827"
PAGES = {"one_phone": "get", "unlock_seat": "post", "hand_over": "post", "tap": "post", "lock_seat": "post"}


@pytest.fixture
def aloud(cast: Cast) -> Stage:
    """Held aloud; Ann is to speak first. Bob has a code."""
    cache.clear()
    seat_codes.keep(cast.bob, CODE)
    stage = Stage(cast, "", Mode.SPOKEN)
    stage.play(TO_FIRST_SEND)
    return stage


@pytest.fixture
def phone(client: Client, cast: Cast) -> Client:
    """Ann's."""
    client.force_login(cast.ann)
    return client


def unlock(phone: Client, stage: Stage, code: str = CODE) -> tuple[int, str]:
    response = phone.post(reverse("unlock_seat", args=[stage.id]), {"code": code})
    return response.status_code, response.content.decode()


def unlock_for_ann(phone: Client, stage: Stage) -> None:
    """Bob has typed his code, and given the phone back."""
    assert unlock(phone, stage) == (302, "")
    give(phone, stage, "a")


def tap(phone: Client, stage: Stage, seat: str, move: str, **more: object) -> int:
    fields = {"move_id": str(uuid4()), "after": stage.row.seq, "move": move, "seat": seat, **more}
    return phone.post(reverse("tap", args=[stage.id]), fields).status_code


def give(phone: Client, stage: Stage, to: str) -> None:
    assert phone.post(reverse("hand_over", args=[stage.id]), {"to": to}).status_code == 302


def title(phone: Client, stage: Stage) -> str:
    return heading(phone.get(reverse("one_phone", args=[stage.id])))


def test_the_phone_goes_from_hand_to_hand_and_the_log_knows_who_tapped(phone: Client, aloud: Stage) -> None:
    assert title(phone, aloud) == "One phone for both of you"
    assert unlock(phone, aloud) == (302, "")
    assert title(phone, aloud) == "Give the phone to Ann"  # Bob has typed his code, and holds it
    give(phone, aloud, "a")
    assert title(phone, aloud) == "Your turn: say what’s on your mind"
    assert tap(phone, aloud, "a", "say") == 302
    assert title(phone, aloud) == "Give the phone to Bob"
    give(phone, aloud, "b")
    assert title(phone, aloud) == "Your turn: mirror what Ann said"
    assert tap(phone, aloud, "b", "say") == 302
    assert title(phone, aloud) == "Give the phone to Ann"
    assert [(one.seat, one.move) for one in aloud.row.events.order_by("-seq")[:2]] == [("b", "say"), ("a", "say")]


def test_a_tap_from_a_page_of_the_other_one_does_nothing(phone: Client, aloud: Stage) -> None:
    unlock_for_ann(phone, aloud)
    seq = aloud.row.seq
    assert [tap(phone, aloud, seat, "ouch") for seat in ("b", "", "house", "a; b")] == [302] * 4
    assert aloud.row.seq == seq
    give(phone, aloud, "b")
    assert tap(phone, aloud, "a", "say") == 302
    assert aloud.row.seq == seq


def test_a_hand_over_pressed_twice_or_to_nobody_changes_nothing(phone: Client, aloud: Stage) -> None:
    unlock(phone, aloud)
    for to in ("b", "b", "house", "", "x" * 500):
        give(phone, aloud, to)
    assert SeatUnlock.objects.get().in_hand


def test_a_double_tap_is_one_move(phone: Client, aloud: Stage) -> None:
    unlock_for_ann(phone, aloud)
    seq, move_id = aloud.row.seq, str(uuid4())
    assert [tap(phone, aloud, "a", "say", move_id=move_id, after=seq) for _ in range(2)] == [302, 302]
    assert aloud.row.seq == seq + 1


@pytest.mark.parametrize(
    "wrong",
    [{"move_id": "1"}, {"after": "soon"}, {"after": "0"}, {"move": ""}, {"move": "shout"}, {"move": "x" * 3000}],
    ids=str,
)
def test_what_cannot_be_a_tap_is_refused_in_words(phone: Client, aloud: Stage, wrong: dict[str, str]) -> None:
    unlock_for_ann(phone, aloud)
    seq = aloud.row.seq
    fields = {"move_id": str(uuid4()), "after": str(seq), "move": "say", "seat": "a"} | wrong
    response = phone.post(reverse("tap", args=[aloud.id]), fields)

    assert (response.status_code, aloud.row.seq, 'role="alert"' in response.content.decode()) == (409, seq, True)


def test_no_code_a_wrong_one_and_one_of_somebody_else_get_the_same_answer(
    phone: Client, aloud: Stage, cast: Cast
) -> None:
    seat_codes.keep(cast.ann, "927451")
    answers = [unlock(phone, aloud, code) for code in ("314159", "927451", "", "abc", CODE[:5], "9" * 5000)]
    cache.clear()
    seat_codes.delete(cast.bob)
    answers.append(unlock(phone, aloud))

    said = [(status, body.partition('role="alert">')[2].partition("</p>")[0]) for status, body in answers]
    wrong = "That code didn’t open your seat. Check the six digits, or set a code on your own account."
    assert said[:5] + said[6:] == [(409, wrong)] * 6
    assert said[5] == (429, "That was too many tries. Wait 15 minutes, then type the code again.")
    assert not SeatUnlock.objects.exists()


def test_a_code_that_is_guessed_six_times_opens_nothing_even_when_it_is_right(phone: Client, aloud: Stage) -> None:
    assert [unlock(phone, aloud, f"31415{n}")[0] for n in range(5)] == [409] * 5
    assert unlock(phone, aloud)[0] == 429
    assert tap(phone, aloud, "b", "ouch") == 409
    assert aloud.row.events.filter(move="ouch").count() == 0


ENDS: dict[str, Callable[[Cast], object]] = {
    "unused": lambda _cast: SeatUnlock.objects.update(used_at=timezone.now() - timedelta(hours=3)),
    "locked": lambda cast: seat_unlock.lock_all(cast.bob),
    "a new code": lambda cast: seat_codes.keep(cast.bob, "927451"),
    "deactivated": lambda cast: account_actions.deactivate(cast.bob, cast.ada),
}


@pytest.mark.parametrize("end", ENDS)
def test_once_it_is_closed_no_move_is_made_from_either_seat(phone: Client, aloud: Stage, cast: Cast, end: str) -> None:
    unlock(phone, aloud)
    give(phone, aloud, "b")
    seq = aloud.row.seq
    ENDS[end](cast)

    answers = [tap(phone, aloud, seat, move) for seat in "ab" for move in ("say", "ouch", "stop", "resume")]
    assert (set(answers), aloud.row.seq) == ({409}, seq)
    give(phone, aloud, "b")
    assert title(phone, aloud) == "One phone for both of you"


def test_signed_out_it_is_closed_also_for_the_next_sign_in(phone: Client, aloud: Stage, cast: Cast) -> None:
    unlock(phone, aloud)
    phone.post(reverse("exit"))
    phone.force_login(cast.ann)

    assert title(phone, aloud) == "One phone for both of you"
    assert tap(phone, aloud, "b", "ouch") == 409


def test_another_browser_of_the_same_person_has_no_part_in_it(phone: Client, aloud: Stage, cast: Cast) -> None:
    unlock(phone, aloud)
    assert title(sign_in(Client(), cast.ann), aloud) == "One phone for both of you"
    assert title(sign_in(Client(), cast.bob), aloud) == "One phone for both of you"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("who", ["carl", "eve", "tess", "ada"])
def test_others_meet_nothing(aloud: Stage, cast: Cast, name: str, who: str) -> None:
    person = approved(cast.tess) if who == "tess" else getattr(cast, who)
    address = reverse(name, args=[aloud.id])
    response = getattr(sign_in(Client(), person), PAGES[name])(address, {"code": CODE, "to": "b", "seat": "b"})

    assert (response.status_code, SeatUnlock.objects.exists()) == (404, False)


@pytest.mark.parametrize("name", PAGES)
def test_a_couple_that_parted_has_no_phone(phone: Client, aloud: Stage, cast: Cast, name: str) -> None:
    unlock(phone, aloud)
    invitations.leave(cast.bob)
    response = getattr(phone, PAGES[name])(reverse(name, args=[aloud.id]), {"code": CODE, "to": "b", "seat": "a"})
    assert response.status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_a_dialogue_in_writing_has_no_phone(phone: Client, cast: Cast, name: str) -> None:
    cache.clear()
    seat_codes.keep(cast.bob, CODE)
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    address = reverse(name, args=[stage.id])
    response = getattr(phone, PAGES[name])(address, {"code": CODE, "seat": "b", "move": "ouch"})

    assert (response.status_code, SeatUnlock.objects.exists()) == (404, False)


def test_an_unlocked_seat_opens_no_other_dialogue_and_no_other_page(phone: Client, aloud: Stage, cast: Cast) -> None:
    unlock(phone, aloud)
    give(phone, aloud, "b")
    aloud.move("ann", "stop")
    Dialogue.objects.update(before=None)
    other = Stage(cast, "", Mode.SPOKEN)
    other.play(TO_FIRST_SEND)
    seq = other.row.seq

    assert (tap(phone, other, "b", "ouch"), other.row.seq) == (409, seq)
    assert phone.get(reverse("account")).context["user"] == cast.ann
    phone.post(reverse("move", args=[other.id]), {"move_id": str(uuid4()), "after": seq, "move": "ouch"})
    assert other.row.events.get(seq=seq + 1).seat == "a"


def test_an_ouch_has_the_answers_of_the_room_that_bring_no_words(phone: Client, aloud: Stage) -> None:
    """In one tap a step: Ann says ouch and gives the phone to Bob, who asks, and gives it back."""
    unlock_for_ann(phone, aloud)
    assert tap(phone, aloud, "a", "ouch") == 302
    assert buttons(phone, aloud) == {"Go on", "Pause for 20 minutes", "Give the phone to Bob"}
    give(phone, aloud, "b")
    assert buttons(phone, aloud) == {"Ask what hurt", "Pause for 20 minutes"}
    assert tap(phone, aloud, "b", "ask_what_hurt") == 302
    assert buttons(phone, aloud) == {"Pause for 20 minutes", "Give the phone to Ann"}
    give(phone, aloud, "a")
    assert buttons(phone, aloud) == {"Go on", "Pause for 20 minutes"}
    assert tap(phone, aloud, "a", "go_on") == 302
    assert buttons(phone, aloud) == set()


def buttons(phone: Client, stage: Stage) -> set[str]:
    """Those of an open ouch."""
    page = phone.get(reverse("one_phone", args=[stage.id])).content.decode()
    note = page.partition('<div class="note ouch">')[2].partition("</div>")[0]
    return {re.sub("<.*?>|[\u2068\u2069]", "", one) for one in re.findall("<button.*?>(.*?)</button>", note)}


def test_a_page_that_was_refused_says_so_at_its_field_and_has_the_focus_there(phone: Client, aloud: Stage) -> None:
    focused = re.compile(r"<(\w+)[^>]* autofocus[ >]")
    page = phone.get(reverse("one_phone", args=[aloud.id])).content.decode()
    assert focused.findall(page) == ["h1"]
    _status, refused = unlock(phone, aloud, "314159")
    assert focused.findall(refused) == ["input"]
    assert 'aria-invalid="true" aria-describedby="refusal"' in refused


def test_home_is_on_each_of_its_pages(phone: Client, aloud: Stage) -> None:
    home = f'href="{reverse("home")}">Home</a>'
    address = reverse("one_phone", args=[aloud.id])
    assert phone.get(address).content.decode().count(home) == 2  # in sight, and under “More”
    unlock_for_ann(phone, aloud)
    for move in ("say", "pause"):
        assert phone.get(address).content.decode().count(home) == 2
        assert tap(phone, aloud, "a", move) == 302
    assert phone.get(address).content.decode().count(home) == 2


def test_over_for_good_it_is_locked_and_says_one_calm_thing(phone: Client, aloud: Stage, cast: Cast) -> None:
    unlock_for_ann(phone, aloud)
    assert tap(phone, aloud, "a", "stop") == 302
    assert "Undo: continue the dialogue" in phone.get(reverse("one_phone", args=[aloud.id])).content.decode()
    Dialogue.objects.update(before=None)

    assert title(phone, aloud) == "The dialogue has ended"
    assert not seat_unlock.open_rows(cast.bob).exists()


def test_what_was_ended_is_taken_back_from_the_seat_that_ended_it(phone: Client, aloud: Stage) -> None:
    unlock(phone, aloud)
    give(phone, aloud, "b")
    assert tap(phone, aloud, "b", "stop") == 302
    assert tap(phone, aloud, "b", "take_back") == 302
    assert not aloud.row.over


def test_what_somebody_did_on_their_own_phone_is_not_taken_back_on_this_one(phone: Client, aloud: Stage) -> None:
    unlock(phone, aloud)
    give(phone, aloud, "b")
    assert tap(phone, aloud, "b", "ouch") == 302
    aloud.move("bob", "stop")

    assert "Undo" not in phone.get(reverse("one_phone", args=[aloud.id])).content.decode()
    assert tap(phone, aloud, "b", "take_back") == 409
    assert aloud.row.over


def test_an_undo_that_is_pressed_twice_is_once(phone: Client, aloud: Stage) -> None:
    unlock(phone, aloud)
    give(phone, aloud, "b")
    assert tap(phone, aloud, "b", "ouch") == 302
    seq, move_id = aloud.row.seq, str(uuid4())

    assert [tap(phone, aloud, "b", "take_back", move_id=move_id, after=seq) for _ in range(2)] == [302, 302]
    assert aloud.row.seq == seq + 1


def test_an_answer_to_a_request_is_never_given_on_the_asking_phone(phone: Client, cast: Cast, aloud: Stage) -> None:
    aloud.move("ann", "stop")
    Dialogue.objects.update(before=None)
    asked = Stage(cast, "", Mode.SPOKEN)
    assert unlock(phone, asked) == (302, "")
    give(phone, asked, "b")

    assert title(phone, asked) == "Do this on your own phones"
    assert [tap(phone, asked, "b", move) for move in ("now", "stop", "not_today", "later")] == [409] * 4
    assert asked.row.seq == 1


def test_nothing_private_of_the_partner_is_on_the_phone(phone: Client, cast: Cast, aloud: Stage) -> None:
    """The page is the same, byte for byte but for ids of forms, whatever Bob has noted for himself."""
    aloud.move("ann", "stop")
    Dialogue.objects.update(before=None)
    stage = Stage(cast, "", Mode.SPOKEN)
    stage.play("bob now")
    unlock(phone, stage)
    give(phone, stage, "b")
    page = reverse("one_phone", args=[stage.id])
    before = plain(phone.get(page).content.decode())
    private_notes.check_body(cast.bob, stage.id, 9)
    private_notes.check_body(cast.ann, stage.id, 8)
    User.objects.filter(pk=cast.bob.pk).update(focus=True, hints=False)

    assert plain(phone.get(page).content.decode()) == before
    assert "How is your body" not in before


def plain(page: str) -> str:
    """Without what is new in each page."""
    fields = ('name="move_id" value="', 'name="csrfmiddlewaretoken" value="', 'nonce="')
    for field in fields:
        first, *others = page.split(field)
        page = "".join([first, *(one.partition('"')[2] for one in others)])
    return page


def test_the_room_of_an_aloud_dialogue_leads_there_and_no_other(phone: Client, cast: Cast, aloud: Stage) -> None:
    address = f'href="{reverse("one_phone", args=[aloud.id])}">Use one phone for both'
    assert address in phone.get(reverse("room", args=[aloud.id])).content.decode()
    aloud.move("ann", "stop")
    Dialogue.objects.update(before=None)
    written = Stage(cast)
    written.play("bob now")
    assert "one-phone" not in phone.get(reverse("room", args=[written.id])).content.decode()


def test_the_account_of_the_owner_stays_theirs(cast: Cast, phone: Client, aloud: Stage) -> None:
    """An unlocked seat is no sign-in: it makes no session, and opens no page of the partner's account."""
    before = User.objects.get(pk=cast.bob.pk).last_login
    unlock(phone, aloud)
    assert User.objects.get(pk=cast.bob.pk).last_login == before
    assert "Ann" in phone.get(reverse("account")).content.decode()
    assert heading(phone.get(reverse("seat_code"), follow=True)) != "A code for one phone"
