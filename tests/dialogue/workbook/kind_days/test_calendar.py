"""The calendar is one's own until both show it; it counts nothing, and an ouch leads to a way back to each other."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from dialogue.pages import export
from dialogue.pages.home import living_part
from dialogue.protocol.library import PROTOCOLS
from dialogue.workbook.access import half_of
from dialogue.workbook.kind_days import marks
from dialogue.workbook.kind_days.export import calendar as copy_for
from dialogue.workbook.kind_days.marks import Mark
from dialogue.workbook.models import CalendarShare, Day
from tests.cast import Cast, in_care, with_second_step

DAY = timedelta(days=1)
MARKS = re.compile(r'<span class="mark.*?</span></span>')


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User) -> str:
    """Without the token of its forms."""
    lines = browser(user).get(reverse("kind_days")).content.decode().splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line)


def mark(user: User, chosen: Mark | None, back: int = 0) -> None:
    half, today = half_of(user), timezone.localdate()
    assert half
    marks.mark(half, today - back * DAY, chosen, today)


def show(user: User, *, yes: bool = True) -> None:
    browser(user).post(reverse("show_kind_days"), {"show": "on"} if yes else {})


def test_a_day_is_marked_and_emptied(cast: Cast) -> None:
    found = []
    for chosen in ("smile", "ouch", "nothing"):
        answer = browser(cast.ann).post(reverse("kind_days"), {"day": timezone.localdate().isoformat(), "mark": chosen})
        assert answer.status_code == 302
        shown = page(cast.ann)
        found.append((shown.count("you: smile"), shown.count("you: ouch")))
    assert (found, Day.objects.count()) == ([(1, 0), (0, 1), (0, 0)], 0)


@pytest.mark.parametrize("back", [-1, 36])
def test_a_day_that_cannot_be_seen_cannot_be_marked(cast: Cast, back: int) -> None:
    day = timezone.localdate() - back * DAY
    answer = browser(cast.ann).post(reverse("kind_days"), {"day": day.isoformat(), "mark": "smile"})
    assert (answer.status_code, Day.objects.count()) == (400, 0)


@pytest.mark.parametrize("who", [(), ("ann",), ("bob",)])
def test_without_the_yes_of_both_nothing_of_it_reaches_the_partner(cast: Cast, who: tuple[str, ...]) -> None:
    """Bob's page, home and copy are the same whatever Ann marked, and whether she would show it."""
    if "bob" in who:
        show(cast.bob)
    before = page(cast.bob), living_part(cast.bob), export.as_data(cast.bob, [])["workbook"]
    mark(cast.ann, Mark.OUCH)
    if "ann" in who:
        show(cast.ann)
    assert "you: ouch" in page(cast.ann)  # it is there to leak
    assert (page(cast.bob), living_part(cast.bob), export.as_data(cast.bob, [])["workbook"]) == before


def test_with_the_yes_of_both_each_sees_both_until_one_takes_it_back(cast: Cast) -> None:
    mark(cast.ann, Mark.OUCH)
    mark(cast.bob, Mark.SMILE)
    for person in (cast.ann, cast.bob):
        show(person)
    assert [word in page(cast.bob) for word in ("Ann: ouch", "you: smile")] == [True, True]
    assert [word in page(cast.ann) for word in ("Bob: smile", "you: ouch")] == [True, True]
    show(cast.ann, yes=False)
    assert ("Ann: ouch" in page(cast.bob), "Bob: smile" in page(cast.ann)) == (False, False)
    assert list(CalendarShare.objects.values_list("person", flat=True)) == [cast.bob.pk]


def test_the_therapist_and_another_couple_have_no_such_page(cast: Cast) -> None:
    mark(cast.ann, Mark.OUCH)
    with_second_step(in_care(cast).therapist)
    assert browser(cast.tess).get(reverse("kind_days")).status_code == 302
    assert ["ouch</span>" in page(person) for person in (cast.ann, cast.carl)] == [True, False]


def test_a_smile_and_an_ouch_look_alike_where_they_are_kept(cast: Cast) -> None:
    mark(cast.ann, Mark.OUCH)
    mark(cast.ann, Mark.SMILE, back=1)
    assert len({len(bytes(row.sealed)) for row in Day.objects.all()}) == 1


def test_marked_ouch_offers_reconnecting_to_its_author(cast: Cast) -> None:
    assert "reconnect" in PROTOCOLS
    link = reverse("begin_one", args=["reconnect"])
    found = [link in page(cast.ann)]
    for back in (2, 1):
        mark(cast.ann, Mark.OUCH, back)
        found.append(link in page(cast.ann))
    assert (found, link in page(cast.bob)) == ([False, False, True], False)


def test_it_counts_nothing(cast: Cast) -> None:
    """Take the marks off a page with a week of smiles, and it is the page of somebody who marked nothing."""
    before = page(cast.ann)
    for back in range(7):
        mark(cast.ann, Mark.SMILE, back)
    after = page(cast.ann)
    assert after.count("you: smile") == 7
    assert MARKS.sub("", after).split() == before.split()


def test_a_copy_holds_one_s_own_days_only(cast: Cast) -> None:
    mark(cast.ann, Mark.OUCH)
    mark(cast.bob, Mark.SMILE)
    assert copy_for(cast.ann) == [{"day": timezone.localdate(), "mark": "ouch"}]


def test_a_tapped_day_is_the_one_that_is_marked(cast: Cast) -> None:
    today = timezone.localdate()
    day = today - DAY
    address = f"{reverse('kind_days')}?day={day}"
    assert f'<a href="{address}#mark-day">' in page(cast.ann)
    shown = browser(cast.ann).get(address).content.decode()
    assert (shown.count(f'name="day" value="{day}"'), shown.count('aria-current="date"')) == (1, 1)
    answer = browser(cast.ann).post(address, {"day": day.isoformat(), "mark": "smile"})
    assert (answer.headers["Location"], Day.objects.get().day) == (address, day)


@pytest.mark.parametrize("day", ["", "2001-01-01", "9999-12-31", "today"])
def test_a_day_that_is_not_on_the_calendar_chooses_today(cast: Cast, day: str) -> None:
    shown = browser(cast.ann).get(reverse("kind_days"), {"day": day}).content.decode()
    assert f'name="day" value="{timezone.localdate()}"' in shown
