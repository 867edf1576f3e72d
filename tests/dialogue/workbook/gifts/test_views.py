"""Nobody sees early, by any door, and what one does alone changes nothing for the other."""

import json
import re

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from accounts.admin import site
from accounts.lifecycle import erasure
from dialogue.workbook.gifts import handover, items
from dialogue.workbook.gifts.jars import CARING, FUN, PRAISE
from dialogue.workbook.models import Hint, Item, Noticed, Pick, Surprise, SurpriseDraw
from dialogue.workbook.page_fingerprint import mark_of
from tests.authorisation.people import _second_step
from tests.cast import Cast, sign_in
from tests.dialogue.erasure.database_text import everything
from tests.dialogue.workbook.halves import half
from tests.dialogue.workbook.partner_pages import PAGES, copy_of, pages_of
from tests.dialogue.workbook.sample_rows import alone, quietly, workbook_of_both


def test_private_gift_acts_change_no_page_of_the_partner(cast: Cast) -> None:
    before = pages_of(cast.bob), mark_of(half(cast.bob)), copy_of(cast.bob)
    planted = alone(half(cast.ann))
    own = "".join(pages_of(cast.ann).values())
    assert [words in own for words in planted] == [True] * len(planted)  # it is there to be seen
    assert (pages_of(cast.bob), mark_of(half(cast.bob)), copy_of(cast.bob)) == before


def test_a_late_change_takes_the_list_back_before_the_other_could_look(cast: Cast) -> None:
    ann, bob = half(cast.ann), half(cast.bob)
    alone(ann)
    items.add(ann, CARING, "does", "Ann changed her mind", 1)
    before = pages_of(cast.bob)
    alone(bob)
    assert not handover.is_open(ann.couple, CARING)
    assert handover.is_open(ann.couple, FUN)
    caring = pages_of(cast.bob)["caring"]
    assert ("Ann wrote caring" in caring, "Ann changed" in caring) == (False, False)
    assert "Ann wrote" not in before["caring"]


def test_what_the_reader_sets_aside_and_picks_is_not_on_the_other_s_pages(cast: Cast) -> None:
    ann, bob = half(cast.ann), half(cast.bob)
    for one in (ann, bob):
        alone(one)
    before = pages_of(cast.bob), mark_of(bob), copy_of(cast.bob)
    quietly(ann)
    assert "Your gift today" in pages_of(cast.ann)["caring"]
    assert (pages_of(cast.bob), mark_of(bob), copy_of(cast.bob)) == before


def test_the_comparison_sees_what_is_given(cast: Cast) -> None:
    ann, bob = half(cast.ann), half(cast.bob)
    alone(ann)
    before = pages_of(cast.bob), mark_of(bob)
    handover.hand_over(ann, PRAISE)
    found = pages_of(cast.bob), mark_of(bob)
    assert [name for name in PAGES if found[0][name] != before[0][name]] == ["praise"]
    assert found[1] != before[1]


def test_no_page_of_the_admin_site_shows_any_of_it(cast: Cast) -> None:
    planted = workbook_of_both()
    _second_step(cast.ada)
    client = sign_in(Client(), cast.ada)
    models = set(apps.get_app_config("workbook").get_models())
    assert models & set(site._registry) == set()
    seen = ""
    for model in site._registry:
        response = client.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"))
        assert response.status_code == 200
        seen += response.content.decode()
    assert "Ann" in seen
    assert [words for words in planted if words in seen] == []


def test_a_therapist_of_both_finds_nothing_of_it(cast: Cast) -> None:
    workbook_of_both()
    client = Client()
    client.force_login(cast.tess)
    assert {client.get(reverse(name)).status_code for name in PAGES[:4]} == {302}


def test_no_table_holds_a_word_of_it(cast: Cast) -> None:
    planted = workbook_of_both()
    found = everything()
    assert cast.ann.email in found  # the search itself works
    assert [words for words in planted if words in found] == []


def test_a_copy_holds_one_s_own_words_and_none_of_the_other_s(cast: Cast) -> None:
    planted = workbook_of_both()
    shown = Surprise.objects.filter(author=cast.ann).count()
    copy = copy_of(cast.ann)
    text = json.dumps(copy)
    assert [words for words in planted if words.startswith("Ann") and words not in text] == []
    assert [words for words in planted if words.startswith("Bob") and words in text] == []
    assert (len(copy["caring"]["list"]), len(copy["surprises"]["shown"]), shown) == (3, 1, 1)
    assert copy["caring"]["list"][0]["matters"] == 2


def test_erasing_an_account_takes_its_gifts_along_and_leaves_the_other_s(cast: Cast) -> None:
    workbook_of_both()
    erasure.erase(cast.ann)
    for model in (Item, Noticed, Hint, Surprise, SurpriseDraw, Pick):
        people = set(model._default_manager.values_list(_who(model), flat=True))
        assert people <= {cast.bob.pk}, model
    text = json.dumps(copy_of(cast.bob))
    assert ("Bob wrote praise body" in text, "Ann wrote" in text) == (True, False)


def test_thanks_for_a_surprise_stay_with_who_wrote_them_when_its_giver_is_gone(cast: Cast) -> None:
    workbook_of_both()
    before = copy_of(cast.bob)["surprises"]["thanks"]
    assert len(before) == 1
    erasure.erase(cast.ann)
    assert copy_of(cast.bob)["surprises"]["thanks"] == before


def _who(model: type) -> str:
    return "person" if model in {Pick, SurpriseDraw} else "author"


@pytest.mark.parametrize("page", PAGES[:4])
def test_gift_page_redirects_a_person_without_a_partner_to_inviting(cast: Cast, client: Client, page: str) -> None:
    client.force_login(cast.eve)
    for response in (client.get(reverse(page)), client.post(reverse(page), {"act": "add", "words": "x"})):
        assert (response.status_code, response.headers["Location"]) == (302, reverse("partner"))
    assert Item.objects.count() == 0


def test_a_refusal_brings_the_words_back(cast: Cast, client: Client) -> None:
    client.force_login(cast.ann)
    posted = {"act": "add", "part": "did", "words": "sing to me", "means": "9"}
    response = client.post(reverse("caring"), posted)
    page = response.content.decode()
    assert (response.status_code, 'value="sing to me"' in page) == (400, True)
    assert "Not added: choose how much it means to you." in page


def test_a_line_is_written_given_and_taken_away_by_forms_alone(cast: Cast) -> None:
    for user, words in ((cast.ann, "make tea"), (cast.bob, "hold my hand")):
        client = Client()
        client.force_login(user)
        client.post(reverse("caring"), {"act": "add", "part": "does", "words": words, "means": "5"})
        client.post(reverse("caring"), {"act": "hand_over"})
    page = client.get(reverse("caring")).content.decode()
    (line,) = items.given_lines(half(cast.bob), CARING)
    assert (line.text, "make tea" in page) == ("make tea", True)
    for act in ("pick", "aside", "offer", "pick", "put_back"):
        assert client.post(reverse("caring"), {"act": act, "key": str(line.key)}).status_code == 302
    assert client.post(reverse("caring"), {"act": "remove", "key": str(line.key)}).status_code == 404


def test_a_page_of_gifts_and_thanks_holds_no_number(cast: Cast) -> None:
    """No total of gifts, thanks or days; what it says beside the words is how much a line matters."""
    workbook_of_both()
    page = pages_of(cast.ann)["caring"]
    said = re.sub(r"<option.*?</option>|<small>\d, .*?</small>", "", page[page.index("<h1") : page.index("</main")])
    text = re.sub(r"<[^>]+>", " ", said)
    assert "Ann says thanks" in text
    assert re.findall(r"\d+", text) == []


def test_how_much_a_line_means_is_chosen_and_never_preset(cast: Cast, client: Client) -> None:
    client.force_login(cast.ann)
    page = client.get(reverse("caring")).content.decode()
    assert (page.count(' required><option value="">'), page.count("selected")) == (len(CARING.parts), 0)
    client.post(reverse("caring"), {"act": "add", "part": "does", "words": "make tea"})
    assert Item.objects.count() == 0
