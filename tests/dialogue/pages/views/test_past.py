"""The page of past dialogues: for its reader alone, and a search that is refused keeps its words."""

import re
from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from dialogue.models import Dialogue
from tests.cast import Cast
from tests.library import play
from tests.stage import WHOLE, Stage


def page_of(person: User, **asked: str) -> str:
    client = Client()
    client.force_login(person)
    return client.get(reverse("past"), asked).content.decode()


def test_each_finds_the_dialogues_of_their_own_couple(stage: Stage, cast: Cast) -> None:
    stage.play(WHOLE)
    link = f'href="{reverse("transcript", args=[stage.id])}"'
    shown = [link in page_of(person) for person in (cast.ann, cast.bob, cast.carl, cast.eve)]
    assert shown == [True, True, False, False]
    assert "A dialogue that you two finish shows up here." in page_of(cast.eve)


def test_kind_narrows_the_list(cast: Cast) -> None:
    play(cast, "appreciation")
    play(cast, "intentional")
    assert [page_of(cast.ann, kind=kind).count('href="/dialogue/') for kind in ("", "appreciation", "x")] == [2, 1, 2]


def test_what_ended_last_comes_first_whenever_it_began(cast: Cast) -> None:
    first, second = play(cast, "appreciation"), play(cast, "intentional")
    at = timezone.now()
    for row, hours in ((first, 0), (second, 30)):
        Dialogue.objects.filter(pk=row.pk).update(ended_at=at - timedelta(hours=hours))
    shown = re.findall(r'href="/dialogue/([0-9a-f-]+)/transcript/"', page_of(cast.ann))
    assert shown == [str(first.pk), str(second.pk)]


def test_a_search_that_is_refused_keeps_its_words_and_the_list(client: Client, stage: Stage, cast: Cast) -> None:
    stage.play(WHOLE)
    client.force_login(cast.ann)
    page = client.post(reverse("search_past"), {"words": "q"})
    body = page.content.decode()
    assert (page.status_code, 'role="alert"' in body, 'value="q"' in body, "our evenings" in body) == (
        400,
        True,
        True,
        True,
    )
