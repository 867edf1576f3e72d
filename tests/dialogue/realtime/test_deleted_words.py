"""Words that are gone leave every open page: they are told at once, and a heartbeat heals what was not."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from asgiref.sync import sync_to_async
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.couples import invitations
from accounts.lifecycle import erasure
from accounts.models import User
from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.jobs import retention
from dialogue.models import Dialogue
from tests.cast import Cast, gather, in_care, sign_in, with_second_step
from tests.dialogue.browser import Browser, browser, cookies_of
from tests.stage import WHOLE, Stage

pytestmark = pytest.mark.django_db(transaction=True)
TITLE, WORDS = "our evenings", "worried and alone"
# By the socket of an open page: who looks at it, the frame that says that it is to be looked at again, and the page.
PAGES = {
    "the therapist's review": ("tess", "/ws/review/", "rights", "review"),
    "the therapist's list": ("tess", "/ws/review/", "rights", "couple"),
    "a partner's transcript": ("ann", "/ws/words/", "words", "transcript"),
    "a partner's sharing": ("ann", "/ws/words/", "words", "sharing"),
    "a partner's home": ("ann", "/ws/home/", "home", "home"),
}
Page = tuple[User, str, str, str]


@pytest.fixture
def people(transactional_db: None) -> Cast:
    cast = gather()
    with_second_step(in_care(cast).therapist)
    return cast


@pytest.fixture
def said(people: Cast) -> Stage:
    """Over, and shared by both, of whom Bob does not want to keep it."""
    stage = Stage(people, TITLE)
    stage.play(WHOLE)
    sharing_preferences.choose(people.ann, stage.id, Wish(share=True))
    sharing_preferences.choose(people.bob, stage.id, Wish(share=True, keep=False))
    return stage


def shown(person: User, name: str, stage: Stage) -> tuple[str, list[str]]:
    """The mark of a page, and what it shows of the dialogue; "" for a page that is not there."""
    addresses: dict[str, list[object]] = {"couple": [stage.row.couple_id]}
    addresses |= {name: [stage.id] for name in ("review", "transcript")}
    response = sign_in(Client(), person).get(reverse(name, args=addresses.get(name, [])))
    page = response.content.decode()
    mark = page.partition('data-mark="')[2].partition('"')[0] if response.status_code == 200 else ""
    return mark, [words for words in (TITLE, WORDS) if words in page]


@asynccontextmanager
async def open_page(person: User, address: str) -> AsyncIterator[Browser]:
    async with browser(person, address, await sync_to_async(cookies_of)(person)) as one:
        yield one


def end_of_words_unsaid(stage: Stage) -> None:
    """As when another process erased them and its push was lost."""
    stage.row.events.update(sealed=None)
    Dialogue.objects.filter(pk=stage.id).update(erased_at=timezone.now())


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("pushed", [True, False], ids=["pushed", "heartbeat"])
async def test_words_that_retention_erases_leave_every_open_page(
    people: Cast, said: Stage, name: str, *, pushed: bool
) -> None:
    who, address, kind, page = PAGES[name]
    person = getattr(people, who)
    mark, words = await sync_to_async(shown)(person, page, said)
    assert TITLE in words
    async with open_page(person, address) as one:
        assert (await one.until(kind))["mark"] == mark  # the page is as it should be
        if pushed:
            await sync_to_async(retention.erase)(said.id)
        else:
            await sync_to_async(end_of_words_unsaid)(said)
            await one.send({"type": "here"})
        later = (await one.until(kind))["mark"]
    assert later != mark
    assert (await sync_to_async(shown)(person, page, said))[1] == []


@pytest.mark.parametrize("pushed", [True, False], ids=["pushed", "heartbeat"])
async def test_a_room_whose_words_are_erased_closes(people: Cast, said: Stage, *, pushed: bool) -> None:
    address = f"/ws/dialogue/{said.id}/?told=0"
    async with open_page(people.ann, address) as ann:
        await ann.until("turn")
        if pushed:
            await sync_to_async(retention.erase)(said.id)
        else:
            await sync_to_async(end_of_words_unsaid)(said)
            await ann.send({"type": "here"})
        assert await ann.closed_with() == 4403
    async with open_page(people.ann, address) as ann:  # opened again, it shows the steps alone
        assert WORDS not in str(await ann.next())


@pytest.mark.parametrize("page", ["transcript", "sharing", "home"])
@pytest.mark.parametrize("end", [invitations.leave, erasure.erase], ids=["left", "erased"])
async def test_words_of_a_partner_who_goes_leave_the_other_s_open_page(
    people: Cast, said: Stage, page: str, end: object
) -> None:
    address, kind = ("/ws/home/", "home") if page == "home" else ("/ws/words/", "words")
    mark, words = await sync_to_async(shown)(people.bob, page, said)
    assert TITLE in words  # it was Ann who asked
    async with open_page(people.bob, address) as bob:
        assert (await bob.until(kind))["mark"] == mark
        assert callable(end)
        await sync_to_async(end)(people.ann)
        assert (await bob.until(kind))["mark"] != mark
    assert (await sync_to_async(shown)(people.bob, page, said))[1] == []
