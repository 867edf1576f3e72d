"""A pledge that both sign: both read both names, nobody is told what the other one has not done."""

from django.test import Client
from django.urls import reverse

from accounts.lifecycle import erasure
from accounts.models import User
from dialogue.workbook.kind_days.export import pledge as copy_for
from dialogue.workbook.models import Pledge
from tests.cast import Cast

LINE = "I will take a breath before I answer."


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User) -> str:
    return browser(user).get(reverse("pledge")).content.decode()


def test_a_name_stands_under_it_for_both(cast: Cast) -> None:
    browser(cast.ann).post(reverse("pledge"), {"words": LINE})
    assert [page(person).count(f'<q dir="auto">{LINE}</q>') for person in (cast.ann, cast.bob)] == [1, 1]
    assert [page(person).count('<span class="signed">Ann</span>') for person in (cast.ann, cast.bob)] == [1, 1]
    assert LINE not in page(cast.carl)


def test_a_place_without_a_name_is_empty_and_says_no_more(cast: Cast) -> None:
    browser(cast.ann).post(reverse("pledge"), {})
    shown = page(cast.ann)
    assert (shown.count('<span class="signed"></span>'), "not signed" in shown, "has not" in shown) == (1, False, False)


def test_a_new_line_takes_the_place_of_the_old_one(cast: Cast) -> None:
    for words in ("Something else.", LINE):
        browser(cast.ann).post(reverse("pledge"), {"words": words})
    assert (page(cast.bob).count(LINE), Pledge.objects.count()) == (1, 1)


def test_a_name_can_be_taken_off(cast: Cast) -> None:
    browser(cast.ann).post(reverse("pledge"), {"words": LINE})
    browser(cast.ann).post(reverse("take_back_pledge"))
    assert (LINE in page(cast.bob), Pledge.objects.count()) == (False, 0)


def test_a_line_that_is_too_long_stays_in_its_field(cast: Cast) -> None:
    response = browser(cast.ann).post(reverse("pledge"), {"words": "x" * 201})
    assert (response.status_code, response.content.decode().count("x" * 201), Pledge.objects.count()) == (400, 1, 0)


def test_a_copy_holds_one_s_own_line_only(cast: Cast) -> None:
    for person, words in ((cast.ann, LINE), (cast.bob, "Mine.")):
        browser(person).post(reverse("pledge"), {"words": words})
    assert [one["words"] for one in copy_for(cast.ann)] == [LINE]


def test_an_erased_name_is_gone(cast: Cast) -> None:
    browser(cast.ann).post(reverse("pledge"), {"words": LINE})
    assert Pledge.objects.count() == 1
    erasure.erase(cast.ann)
    assert Pledge.objects.count() == 0


def test_both_names_end_with_a_page_to_print(cast: Cast) -> None:
    found = []
    for person in (cast.ann, cast.bob):
        browser(person).post(reverse("pledge"), {})
        found.append("data-print" in page(cast.ann))
    assert found == [False, True]
