"""Names and words of every script: what is isolated in a sentence, and which fields follow what is typed."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from accounts.forms import NameForm
from accounts.models import User
from accounts.text_direction import isolated, with_bdi
from tests.cast import Cast
from tests.difficult_texts import HEBREW, PERSIAN_NAME


def test_a_name_of_another_script_is_isolated_in_a_sentence() -> None:
    assert f"{isolated('Ann')} (2) is here" == "Ann (2) is here"
    assert f"{isolated('דנה')} (2) is here" == "\u2068דנה\u2069 (2) is here"
    assert isolated(PERSIAN_NAME) == f"\u2068{PERSIAN_NAME}\u2069"
    with translation.override("he"):
        assert isolated("Ann") == "\u2068Ann\u2069"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Ann", "Ann"),
        ("Zoë <3", "Zoë &lt;3"),
        ("דנה", "<bdi>דנה</bdi>"),
        ("\u2068דנה <3\u2069 is here", "<bdi>דנה &lt;3</bdi> is here"),
        ("\u2068א\u2069 and \u2068ב\u2069", "<bdi>א</bdi> and <bdi>ב</bdi>"),
    ],
)
def test_on_a_page_an_element_isolates_it(text: str, html: str) -> None:
    assert with_bdi(text) == html
    assert with_bdi(with_bdi(text)) == html


def test_a_partner_of_another_script_turns_no_sentence_around(client: Client, cast: Cast) -> None:
    User.objects.filter(pk=cast.bob.pk).update(name="דנה")
    client.force_login(cast.ann)

    page = client.get(reverse("partner")).content.decode()

    assert "<h1>You and <bdi>דנה</bdi></h1>" in page


def test_a_field_for_text_takes_the_direction_of_what_is_typed(client: Client, cast: Cast) -> None:
    name = str(NameForm(initial={"name": HEBREW})["name"])
    client.force_login(cast.ada)

    assert name.count(' dir="auto"') == 1
    sign_up = Client().get(reverse("account_signup")).content.decode()
    assert ('type="email"' in sign_up, sign_up.count('dir="auto"')) == (True, 2)
    assert ('type="password"' in sign_up, 'type="password" dir' in sign_up) == (True, False)
