"""The pages: the partner sees nothing of it anywhere; the therapist totals, on the yes of both, noted in the trail."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import audit
from accounts.audit import Act
from accounts.care import care_invitations, consent
from accounts.lifecycle import erasure
from accounts.models import AuditEntry, CareLink, User
from dialogue.care import trend_consent
from dialogue.care.access_fingerprint import rights_mark
from dialogue.models import TrendShare
from dialogue.pages import export
from dialogue.workbook.checkins.scoring import Kind
from dialogue.workbook.models import CheckIn
from tests.cast import Cast, in_care, sign_in, with_second_step
from tests.dialogue.workbook.checkins.answers import keep

FOUR = {"q1": "3", "q12": "4", "q19": "2", "q22": "5"}
TEN_OF_ANN = "<td>10</td>"
EVERYWHERE = ("home", "workbook", "check_ins", "sharing", "partner", "account", "data")


def browser(user: User) -> Client:
    return sign_in(Client(), user)


def pages_of(user: User) -> str:
    """All that a person's pages show, without the tokens of their forms."""
    client = browser(user)
    shown = [client.get(reverse(name)) for name in EVERYWHERE]
    shown += [client.get(reverse("check_in", args=[kind])) for kind in Kind]
    assert {response.status_code for response in shown} == {200}
    lines = "\n".join(response.content.decode() for response in shown).splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line and "move_id" not in line)


@pytest.fixture
def link(cast: Cast) -> CareLink:
    with_second_step(cast.tess)
    return in_care(cast)


def test_answers_come_back_as_one_s_own_total(cast: Cast) -> None:
    ann = browser(cast.ann)
    assert ann.post(reverse("check_in", args=["csi4"]), FOUR).status_code == 302
    page = ann.get(reverse("check_ins")).content.decode()
    assert (page.count("<td>14</td>"), page.count("You’ve answered for this week")) == (1, 1)


def test_what_is_missing_is_said_and_what_was_chosen_stays(cast: Cast) -> None:
    response = browser(cast.ann).post(reverse("check_in", args=["csi4"]), {**FOUR, "q22": ""})
    page = response.content.decode()
    assert (response.status_code, page.count("checked"), page.count("some questions have no answer yet")) == (400, 3, 1)
    assert CheckIn.objects.count() == 0


def test_there_is_no_other_form(cast: Cast) -> None:
    assert browser(cast.ann).get(reverse("check_in", args=["csi32"])).status_code == 404


def test_nothing_that_the_partner_sees_depends_on_it(cast: Cast, link: CareLink) -> None:
    """Answers, and a yes to the therapist: Bob's pages and Bob's copy are as they were."""
    before, copy = pages_of(cast.bob), export.as_data(cast.bob, [])["workbook"]
    keep(cast.ann, cast.couple, 10, timezone.localdate())
    keep(cast.ann, cast.couple, 40, timezone.localdate(), Kind.MONTHLY)
    trend_consent.answer(cast.ann, yes=True)
    assert (CheckIn.objects.count(), TrendShare.objects.count()) == (2, 1)  # it is there to leak
    assert "<td>40</td>" in browser(cast.ann).get(reverse("check_ins")).content.decode()
    assert (pages_of(cast.bob), export.as_data(cast.bob, [])["workbook"]) == (before, copy)


def test_no_number_stands_in_the_database(cast: Cast) -> None:
    keep(cast.ann, cast.couple, 10)
    row = CheckIn.objects.values().get()
    assert set(row) == {"id", "author_id", "key", "sealed", "at", "couple_id", "kind", "first_day"}
    assert b'"12"' not in bytes(row["sealed"])


def seen_by_tess(cast: Cast) -> str:
    response = browser(cast.tess).get(reverse("trend", args=[cast.couple.pk]))
    assert response.status_code == 200
    return "\n".join(line for line in response.content.decode().splitlines() if "csrfmiddlewaretoken" not in line)


def readings() -> int:
    return AuditEntry.objects.filter(act=Act.TREND_READ).count()


@pytest.mark.parametrize("who", [(), ("ann",), ("bob",)])
def test_the_therapist_sees_nothing_without_both(cast: Cast, link: CareLink, who: tuple[str, ...]) -> None:
    keep(cast.ann, cast.couple, 10, timezone.localdate())
    none = seen_by_tess(cast)
    for name in who:
        trend_consent.answer(getattr(cast, name), yes=True)
    assert seen_by_tess(cast) == none
    assert (TEN_OF_ANN in none, "Each partner says yes or no on their own" in none, readings()) == (False, True, 0)


def test_therapist_sees_totals_after_both_consent_and_both_see_the_reading(cast: Cast, link: CareLink) -> None:
    keep(cast.ann, cast.couple, 10, timezone.localdate())
    for person in (cast.ann, cast.bob):
        browser(person).post(reverse("share_trend"), {"share": "on", "link": link.pk})
    for _look in range(2):
        page = seen_by_tess(cast)
    assert (page.count(TEN_OF_ANN), page.count("no answer"), readings()) == (1, 1, 1)
    for person in (cast.ann, cast.bob):
        assert "Tess: looked at your check-ins" in browser(person).get(reverse("sharing")).content.decode()
    assert audit.first_broken() is None


@pytest.mark.parametrize("how", ["taken back", "care ended", "erased", "parted from care"])
def test_one_no_closes_it_at_once(cast: Cast, link: CareLink, how: str) -> None:
    keep(cast.ann, cast.couple, 10, timezone.localdate())
    for person in (cast.ann, cast.bob):
        trend_consent.answer(person, yes=True)
    before = rights_mark(cast.tess)
    assert TEN_OF_ANN in seen_by_tess(cast)
    match how:
        case "taken back":
            browser(cast.bob).post(reverse("share_trend"), {})
        case "care ended":
            consent.withdraw(cast.bob, link.pk)
        case "erased":
            erasure.erase(cast.bob)
        case "parted from care":
            consent.end(cast.tess, link.pk)
    response = browser(cast.tess).get(reverse("trend", args=[cast.couple.pk]))
    assert TEN_OF_ANN not in response.content.decode()
    assert rights_mark(cast.tess) != before


def test_another_therapist_needs_another_yes(cast: Cast, link: CareLink) -> None:
    for person in (cast.ann, cast.bob):
        trend_consent.answer(person, yes=True)
    consent.end(cast.tess, link.pk)
    again = care_invitations.accept(cast.ann, care_invitations.invite(cast.tess))
    consent.consent(cast.bob, again.pk)
    assert trend_consent.both_say_yes(again) is False


def test_check_in_without_a_therapist_offers_no_sharing(cast: Cast) -> None:
    assert browser(cast.ann).post(reverse("share_trend"), {"share": "on"}).status_code == 404
    assert "Share my totals with" not in browser(cast.ann).get(reverse("check_ins")).content.decode()


@pytest.mark.parametrize(("totals", "offered"), [((10, 12), 1), ((20, 12), 0), ((12, 20), 0), ((12,), 0)])
def test_two_low_check_ins_offer_a_kind_next_step(cast: Cast, totals: tuple[int, ...], offered: int) -> None:
    today = timezone.localdate()
    for back, total in enumerate(reversed(totals)):
        keep(cast.ann, cast.couple, total, today - timedelta(weeks=back))
    page = browser(cast.ann).get(reverse("check_ins")).content.decode()
    assert page.count("Your last two check-ins were low.") == offered
    assert ("13.5" in page, "dissatisfaction" in page) == (False, False)


def test_numbers_lie_in_a_fold_below_their_picture(cast: Cast) -> None:
    today = timezone.localdate()
    for back in (1, 0):
        keep(cast.ann, cast.couple, 10, today - timedelta(weeks=back))
    page = browser(cast.ann).get(reverse("check_ins")).content.decode()
    assert page.index("<svg") < page.index("Show the numbers") < page.index("<table>")
