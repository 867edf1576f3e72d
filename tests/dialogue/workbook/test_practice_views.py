"""Mirror practice alone: a sentence, one's own mirror, and what there is to see in it. Nothing is kept."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialogue.coach.hints import hints_for
from dialogue.coach.terms import CoachedText
from dialogue.workbook.practice_sentences import LEVELS, SENDS
from tests.cast import gather


@pytest.fixture
def eve(client: Client, db: None) -> Client:
    """Somebody without a partner: to practise alone needs none."""
    client.force_login(gather().eve)
    return client


def page(client: Client, number: object, text: str | None = None) -> str:
    address = f"{reverse('practice')}?n={number}"
    response = client.get(address) if text is None else client.post(address, {"text": text})
    assert response.status_code == 200
    return response.content.decode()


def test_there_are_sentences_enough_and_each_stands_there_once() -> None:
    assert len(SENDS) == len({str(send) for _level, send in SENDS}) >= 40
    assert len(LEVELS) >= 4


def test_a_mirror_word_for_word_gets_no_hint() -> None:
    hinted = [str(send) for _level, send in SENDS if hints_for(CoachedText("mirror", str(send), given=str(send)))]
    assert hinted == []


def test_every_sentence_opens_and_leads_to_the_next(eve: Client) -> None:
    for number in range(1, len(SENDS) + 1):
        assert f'href="{reverse("practice")}?n={number % len(SENDS) + 1}"' in page(eve, number)


@pytest.mark.parametrize("number", ["0", "999", "-1", "one", "٣", "9" * 50, ""])
def test_any_other_number_opens_the_first(eve: Client, number: str) -> None:
    assert str(SENDS[0][1]) in page(eve, number)


def test_a_mirror_is_laid_beside_the_sentence_and_kept_nowhere(eve: Client) -> None:
    page(eve, 2)
    with CaptureQueriesContext(connection) as asked:
        shown = page(eve, 2, "You miss the dinners, but I was busy.")

    assert '<span class="added">dinners</span>' in shown
    assert "<q>but</q> Stop before this word:" in shown
    assert "walks, evening" in shown
    assert [one["sql"] for one in asked if "dinners" in one["sql"]] == []


def test_a_whole_mirror_is_met_with_a_quiet_word(eve: Client) -> None:
    assert "You mirrored every important word" in page(eve, 2, "You miss our walks in the evening.")
    assert "You mirrored every important word" not in page(eve, 2, "")
