"""An address that takes a POST leads to its page when it is opened, as from the page of a refusal."""

import pytest
from django.test import Client
from django.urls import reverse

from dialogue.protocol.terms import Mode
from tests.cast import Cast
from tests.stage import TO_FIRST_SEND, Stage

ROOM = ("move", "look", "shelve", "unshelve", "check_body", "closing", "let_rest")
PHONE = ("unlock_seat", "hand_over", "tap", "lock_seat")


@pytest.mark.parametrize(
    ("name", "page"), [*((name, "room") for name in ROOM), *((name, "one_phone") for name in PHONE)]
)
def test_the_page_comes_when_its_form_s_address_is_opened(client: Client, cast: Cast, name: str, page: str) -> None:
    stage = Stage(cast, "", Mode.SPOKEN)
    stage.play(TO_FIRST_SEND)
    seq = stage.row.seq
    client.force_login(cast.ann)
    response = client.get(reverse(name, args=[stage.id]), follow=True)

    assert (response.redirect_chain, response.status_code) == ([(reverse(page, args=[stage.id]), 302)], 200)
    assert client.put(reverse(name, args=[stage.id])).status_code == 405
    assert stage.row.seq == seq


def test_a_stranger_is_led_to_a_page_that_is_not_there(client: Client, cast: Cast) -> None:
    stage = Stage(cast)
    client.force_login(cast.eve)
    assert client.get(reverse("move", args=[stage.id]), follow=True).status_code == 404
