"""No button of a therapist destroys or ends anything at its first press: a page asks once more, without a script."""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy

import pytest
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from accounts.models import CareLink, User
from dialogue.models import Assignment, Comment, LiveSeat
from dialogue.review import notes
from dialogue.review.models import Mark, Note
from tests.authorisation.people import World, world
from tests.cast import sign_in

FORM = re.compile(r'<form[^>]*method="post" action="([^"]+)"[^>]*>(.*?)</form>', re.DOTALL)
HIDDEN = re.compile(r'<input type="hidden" name="(?!csrf)([^"]+)" value="([^"]*)">')
KEPT: tuple[type[Model], ...] = (Comment, Note, Mark)
STANDING: tuple[type[Model], ...] = (Assignment, LiveSeat, CareLink)
Seen = list[int]

# By route: the key that stands in its address, and the page that "Cancel" leads back to.
ASKING: dict[str, tuple[Callable[[World], object], str]] = {
    "take_back_comment": (lambda _here: Comment.objects.get().key, "/review/"),
    "remove_own": (lambda _here: Note.objects.get().key, "/review/"),
    "take_back_proposal": (lambda _here: Assignment.objects.get().key, "/caseload/"),
    "leave_seat": (lambda here: here.now, "/sit-in/"),
    "end_care": (lambda here: here.link, "/therapist/"),
}


@pytest.fixture(scope="module")
def begun(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for all tests of this module; what each does in it is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = world()
        notes.mark(found.cast.tess, found.past, 8, "turning point")
        yield found
        transaction.set_rollback(True)


@pytest.fixture
def here(db: None, begun: World) -> World:
    return deepcopy(begun)


def kept() -> Seen:
    """How much there is of all that a therapist could destroy or end."""
    standing = [model._default_manager.filter(ended_at=None).count() for model in STANDING]
    return [model._default_manager.count() for model in KEPT] + standing


def browser(user: User) -> Client:
    return sign_in(Client(), user)


def test_no_button_of_a_therapist_destroys_at_the_first_press(here: World) -> None:
    pages = [
        reverse("caseload"),
        reverse("couple", args=[here.cast.couple.pk]),
        reverse("review", args=[here.past]) + "?line=8",
        reverse("sitting", args=[here.now]),
        reverse("therapist"),
        reverse("writings"),
    ]
    tess, before, pressed = browser(here.cast.tess), kept(), set()
    assert min(before) == 1  # there is one of each to lose
    for page in pages:
        for action, inside in FORM.findall(tess.get(page).content.decode()):
            if "logout" in action or "exit" in action:
                continue
            tess.post(action, dict(HIDDEN.findall(inside)))
            pressed.add(action)
            assert [now >= was for now, was in zip(kept(), before, strict=True)] == [True] * len(before), action
    asking = {reverse(name, args=[key(here)]) for name, (key, _back) in ASKING.items()}
    assert asking <= pressed


@pytest.mark.parametrize("name", ASKING)
def test_the_page_that_asks_says_what_goes_and_leads_back(here: World, name: str) -> None:
    key, back = ASKING[name]
    address, before = reverse(name, args=[key(here)]), kept()
    tess = browser(here.cast.tess)
    response = tess.post(address)
    page = response.content.decode()
    assert (response.status_code, kept()) == (200, before)
    ((action, inside),) = [form for form in FORM.findall(page) if form[0] == address]
    assert ("sure", "yes") in HIDDEN.findall(inside)
    assert re.search(rf'<a class="main" href="{back}[^"]*">Cancel</a>', inside)
    assert tess.post(action, {"sure": "yes"}).status_code == 302
    assert sum(kept()) < sum(before)  # with the care a seat ends too


def test_the_page_that_asks_leads_back_to_where_the_form_was(here: World) -> None:
    address = reverse("remove_own", args=[Note.objects.get().key])
    page = browser(here.cast.tess).post(address, {"back": "writings"}).content.decode()
    ((_action, inside),) = [form for form in FORM.findall(page) if form[0] == address]
    assert dict(HIDDEN.findall(inside)) == {"back": "writings", "sure": "yes"}
    assert f'<a class="main" href="{reverse("writings")}">Cancel</a>' in inside


@pytest.mark.parametrize("who", ["ann", "carl", "eve", "ada"])
@pytest.mark.parametrize("name", ASKING)
def test_nobody_else_is_asked(here: World, name: str, who: str) -> None:
    address, before = reverse(name, args=[ASKING[name][0](here)]), kept()
    other = browser(getattr(here.cast, who))
    assert [other.post(address, data).status_code for data in ({}, {"sure": "yes"})] == [404, 404]
    assert kept() == before
