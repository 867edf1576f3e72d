"""The code for one phone: six digits that nobody tries first, kept so that a copy of the table tells none of them."""

import pytest
from django.core.mail import EmailMultiAlternatives
from django.test import TestCase
from pytest_django import Settings

from accounts.couples import seat_codes
from accounts.errors import AccountErased
from accounts.lifecycle import erasure
from accounts.models import SeatCode, User
from tests.cast import Cast

CODE = "493827"


@pytest.mark.parametrize("code", ["12345", "1234567", "12345a", "٤٩٣٨٢٧", "", "493 827", "493827\n"])
def test_only_six_digits_are_a_code(code: str) -> None:
    assert not seat_codes.is_code(code)


@pytest.mark.parametrize(
    "code",
    [
        "000000",
        "777777",
        "123456",
        "654321",
        "012345",
        "890123",
        "135791",
        "121212",
        "112112",
        "123123",
        "112233",
        "123321",
    ],
)
def test_a_trivial_code_is_known(code: str) -> None:
    assert seat_codes.is_trivial(code)


@pytest.mark.parametrize("code", [CODE, "100294", "927451", "314159"])
def test_an_ordinary_code_is_not_trivial(code: str) -> None:
    assert not seat_codes.is_trivial(code)


def test_a_code_matches_for_its_own_person_alone(cast: Cast) -> None:
    seat_codes.keep(cast.bob, CODE)

    assert seat_codes.matching(cast.bob, CODE) == SeatCode.objects.get(person=cast.bob)
    assert (seat_codes.matching(cast.bob, "493828"), seat_codes.matching(cast.ann, CODE)) == (None, None)


def test_a_new_code_is_the_only_one(cast: Cast) -> None:
    seat_codes.keep(cast.bob, CODE)
    seat_codes.keep(cast.bob, "927451")

    assert SeatCode.objects.filter(person=cast.bob).count() == 1
    assert seat_codes.matching(cast.bob, CODE) is None


def test_twenty_wrong_codes_in_a_row_end_it_however_long_they_take(cast: Cast) -> None:
    seat_codes.keep(cast.bob, CODE)
    for tries in (seat_codes.MOST_WRONG - 1, 1):  # a right one in between
        SeatCode.objects.update(wrong=tries)
        assert seat_codes.matching(cast.bob, CODE)
    assert SeatCode.objects.get().wrong == 0
    SeatCode.objects.update(wrong=seat_codes.MOST_WRONG - 2)
    for has in (True, False):
        assert seat_codes.matching(cast.bob, "493828") is None
        assert seat_codes.has_code(cast.bob) is has

    assert seat_codes.matching(cast.bob, CODE) is None


def test_a_copy_of_the_table_does_not_try_codes_without_the_secret_key(cast: Cast, settings: Settings) -> None:
    seat_codes.keep(cast.bob, CODE)
    settings.SECRET_KEY = "another, as whoever has the table alone must guess"

    assert CODE not in SeatCode.objects.get().hash
    assert seat_codes.matching(cast.bob, CODE) is None


def test_a_code_goes_with_the_account_and_none_comes_after_it(cast: Cast) -> None:
    seat_codes.keep(cast.bob, CODE)
    stale = User.objects.get(pk=cast.bob.pk)
    erasure.erase(cast.bob)

    assert not seat_codes.has_code(cast.bob)
    with pytest.raises(AccountErased):
        seat_codes.keep(stale, CODE)
    assert not SeatCode.objects.exists()


@pytest.mark.parametrize("typed", [CODE, "493 827", " 4938 27\n", "4 9\u00a03 8 2 7"])
def test_spaces_in_a_code_do_not_count(typed: str) -> None:
    assert seat_codes.digits_of(typed) == CODE


def test_its_owner_is_told_of_each_change(
    cast: Cast, mailoutbox: list[EmailMultiAlternatives], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "site.sign_in")
    with TestCase.captureOnCommitCallbacks(execute=True):
        for code in (CODE, "927451"):
            seat_codes.keep(cast.bob, code)
        seat_codes.delete(cast.bob)
        seat_codes.delete(cast.bob)  # there is none
        seat_codes.keep(cast.bob, CODE)
        SeatCode.objects.update(wrong=seat_codes.MOST_WRONG - 1)
        seat_codes.matching(cast.bob, "314159")

    logged = [record.getMessage() for record in caplog.records if record.name == "site.sign_in"]
    happened = ("set", "set", "deleted", "set", "guessed")
    assert logged == [f"seat code {what}: account={cast.bob.pk}" for what in happened]
    said = [str(mail.body).partition("Your code for one phone was ")[2].split()[0].strip(",") for mail in mailoutbox]
    assert said == ["set", "set", "deleted", "set", "deleted"]
    assert {address for mail in mailoutbox for address in mail.to} == {"bob@example.org"}
    for mail in mailoutbox:
        ((html, kind),) = mail.alternatives
        told = next(line for line in str(mail.body).splitlines() if line.startswith("Your code"))
        assert (kind, f"<p>{told}</p>" in str(html)) == ("text/html", True)
