"""The copy for supervision: labels from the seat, names as names, nothing that reaches somebody, and a preview."""

import time

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.audit import Act
from accounts.models import AuditEntry, User
from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.review.dialogue_review import reading_for
from dialogue.review.without_names import hider_for
from tests.cast import Cast
from tests.stage import Stage

KIND = "without-names.txt"


def named(cast: Cast, ann: str, bob: str) -> None:
    User.objects.filter(pk=cast.ann.pk).update(name=ann)
    User.objects.filter(pk=cast.bob.pk).update(name=bob)


def hidden(cast: Cast, stage: Stage, text: str, more: tuple[str, ...] = ()) -> str:
    return hider_for(reading_for(cast.tess, stage.id), more)(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("I will say it with grace.", "I will say it with grace."),
        ("I told Will that Grace was late.", "I told A that B was late."),
        ("Will you come? Will came.", "Will you come? A came."),
        ("Grace’s mother, and Grace!", "B’s mother, and B!"),
        ("Willow, Graceland, Will-Otto and free will", "Willow, Graceland, Will-Otto and free will"),
        ("GOOD WILL", "GOOD WILL"),
    ],
)
def test_a_name_that_is_a_word_too_is_replaced_as_a_name(cast: Cast, shared: Stage, text: str, shown: str) -> None:
    named(cast, "Will", "Grace")
    assert hidden(cast, shared, text) == shown


@pytest.mark.parametrize(
    ("ann", "bob", "text", "shown"),
    [
        ("Ann", "Bo", "ann said ANN, Anna and Bo.", "A said A, Anna and B."),
        ("Alexandra", "Alexandra", "Alexandra said so.", "[A or B] said so."),
        ("Mary Ann", "Jean-Luc", "Mary Ann, Mary and Jean-Luc, but not Jean.", "A, A and B, but not Jean."),
        ("מיכל", "مينا", "אמרתי: מיכל, מיכלית", "אמרתי: A, מיכלית"),
        ("می\u200cنا", "Zoe\u0308", "می\u200cنا و Zoë", "A و B"),
        ("שרה כהן", "مينا علي", "שרה, כהן: مينا", "A, A: B"),
        ("ann miller", "Ludwig van Beethoven", "Ann Miller drove the van of ludwig.", "A drove the van of B."),
        ("vincent van gogh", "Mary Jo", "The van, Vincent, and Jo.", "The van, A, and B."),
        ("José", "Zoe", "Jose, JOSE\u0301, Zoë and Zoey", "A, A, B and Zoey"),
        ("D’Arcy", "Mary-Jo", "D'Arcy and Mary\u2011Jo", "A and B"),
        ("İpek", "Strauß", "Ipek, IPEK, STRAUSS, Straus", "A, A, B, Straus"),
        ("Ann", "Bob", "A\u00adnn and Bo\u200bb, Anné", "A and B, Anné"),
        ("美咲", "健太", "美咲さんは健太と話した", "AさんはBと話した"),
        ("민지", "มานะ", "민지가 มานะไปไหน มานะ้", "A가 Bไปไหน มานะ้"),
        ("明", "王伟", "明天王伟和明。", "明天B和明。"),
        ("שרה", "علي", "אמרתי לשרה ולשרה, שרהל. لعلي وعلي", "אמרתי לA ולA, שרהל. لB وB"),
    ],
)
def test_whole_names_of_every_script_are_replaced(  # noqa: PLR0913, PLR0917  names, words and what becomes of them
    cast: Cast, shared: Stage, ann: str, bob: str, text: str, shown: str
) -> None:
    named(cast, ann, bob)
    assert hidden(cast, shared, text) == shown


def test_what_reaches_somebody_is_masked_and_days_are_not(cast: Cast, shared: Stage) -> None:
    text = "Write to ann.b@example.org, or call +1 (555) 010-9988 or 0151 23456789 on 2026-05-02 at 18:30, 3 times."
    shown = "Write to [email], or call [number] or [number] on 2026-05-02 at 18:30, 3 times."
    copied = "\u202a+1\u00a0(555)\u00a0010\u20119988\u202c, 0151\u202f234\u202f56\u202f789"
    assert hidden(cast, stage=shared, text=copied) == "\u202a[number]\u202c, [number]"
    assert hidden(cast, shared, text) == shown


def test_marked_words_go_wherever_they_stand_alone(cast: Cast, shared: Stage) -> None:
    assert hidden(cast, shared, "In Utah, at Blue Lake. Utahns.", ("utah", "Blue Lake")) == "In […], at […]. Utahns."


def test_labels_come_from_the_seat_whatever_the_names_are(tess: Client, cast: Cast, shared: Stage) -> None:
    named(cast, "Alexandra", "Alexandra")
    text = tess.post(reverse("copy", args=[shared.id, KIND])).content.decode()
    assert ("A said: When you came home" in text, "  B mirrored: When I came home" in text) == (True, True)
    assert "Alexandra" not in text


def test_of_a_partner_who_withholds_there_is_the_letter_alone(tess: Client, cast: Cast, shared: Stage) -> None:
    sharing_preferences.choose(cast.ann, shared.id, Wish())
    text = tess.post(reverse("copy", args=[shared.id, KIND])).content.decode()
    assert ("\nA: [withheld]\n" in text, "Ann" in text) == (True, False)


def test_a_preview_marks_more_and_the_copy_is_like_it(tess: Client, shared: Stage) -> None:
    address, form = reverse("preview_without_names", args=[shared.id]), {"marked": "tuesday\n\n  came   home "}

    first, second = (tess.post(address, sent).content.decode() for sent in ({}, form))
    copy = tess.post(reverse("copy", args=[shared.id, KIND]), form).content.decode()

    assert ("A said: When you came home late on Tuesday" in first, "[…]" in first.partition("<pre")[2]) == (True, False)
    assert "A said: When you […] late on […] I felt" in second
    assert "tuesday\ncame home</textarea>" in second
    assert "A said: When you […] late on […] I felt" in copy
    acts = AuditEntry.objects.filter(act__startswith="transcript.", dialogue=shared.id).order_by("number")
    assert list(acts.values_list("act", flat=True))[-1] == Act.TRANSCRIPT_PSEUDONYMISED
    assert {Act.TRANSCRIPT_READ} == set(acts.exclude(act=Act.TRANSCRIPT_PSEUDONYMISED).values_list("act", flat=True))


def test_a_preview_is_for_whoever_reads_the_dialogue(client: Client, cast: Cast, shared: Stage) -> None:
    client.force_login(cast.eve)
    assert client.post(reverse("preview_without_names", args=[shared.id])).status_code == 404


@pytest.mark.parametrize("door", ["preview_without_names", "copy"])
def test_more_marked_words_than_there_is_room_for_make_no_file_and_come_back_whole(
    tess: Client, shared: Stage, door: str
) -> None:
    """A file in which the last of them still stand would tell of somebody whom a therapist meant to hide."""
    marked = "\n".join(f"word {number}" for number in range(300))
    where = {"copy": [shared.id, KIND]}.get(door, [shared.id])
    answer = tess.post(reverse(door, args=where), {"marked": marked})
    page = answer.content.decode()
    assert (answer.status_code, "Content-Disposition" in answer.headers) == (400, False)
    assert (marked in page, "more than 2,000 characters" in page) == (True, True)
    assert not AuditEntry.objects.filter(act=Act.TRANSCRIPT_PSEUDONYMISED).exists()


def test_of_words_that_overlap_all_go_and_one_stands_for_them(cast: Cast, shared: Stage) -> None:
    more = ("Blue Lake", "Lake", "Lake Ann Road")
    assert hidden(cast, shared, "By Blue Lake Ann Road, and Ann. Lake!", more) == "By […], and A. […]!"


def test_many_marked_words_and_a_long_text_cost_no_time(cast: Cast, shared: Stage) -> None:
    """A preview reads each line once, however many words were marked."""
    more = tuple(f"w{number}" for number in range(500))
    hide, began = hider_for(reading_for(cast.tess, shared.id), more), time.process_time()
    assert hide("Words of a long letter. " * 80) == "Words of a long letter. " * 80
    assert time.process_time() - began < 0.5


def test_a_preview_counts_as_a_page_that_costs_much(
    tess: Client, shared: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "MOVES_A_MINUTE", 1)
    address = reverse("preview_without_names", args=[shared.id])
    assert [tess.post(address).status_code for _ in range(3)] == [200, 200, 429]
