"""The private questions: nothing is kept, and no page of anybody shows what was answered."""

import re

import pytest
from django.apps import apps
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import AuditEntry
from accounts.safety import screening
from accounts.safety.screening import QUESTIONS
from tests.cast import Cast, in_care
from tests.dialogue.masks import without_form_ids
from tests.stage import TO_FIRST_SEND, Stage

ADDRESS = "/you/first/"
RUNS = [[], ["alone no"], ["skip"] * 4, ["no"] * 4, ["yes"] * 4, ["no", "no", "yes", "skip"], ["yes"]]


def answer(client: Client, answers: list[str]) -> list[str]:
    """Goes through the questions; the pages, as they came."""
    pages = [client.get(ADDRESS)]
    if answers == ["alone no"]:
        pages.append(client.post(ADDRESS, {"step": "alone", "answer": "no"}))
    elif answers:
        pages.append(client.post(ADDRESS, {"step": "alone", "answer": "yes"}))
        for one in answers:
            fields = {"step": "question", "so_far": so_far(pages[-1].content.decode()), "answer": one}
            pages.append(client.post(ADDRESS, fields))
    assert [page.status_code for page in pages] == [200] * len(pages)
    return [page.content.decode() for page in pages]


def so_far(page: str) -> str:
    found = re.search(r'name="so_far" value="([^"]+)"', page)
    assert found
    return found[1]


@pytest.fixture
def ann(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.ann)
    return client


def test_each_question_is_alone_on_its_page_and_the_first_is_whether_one_is_alone(ann: Client) -> None:
    pages = answer(ann, ["no"] * 4)
    assert "Are you alone right now" in pages[0]
    shown = [[str(question) in page for question in QUESTIONS] for page in pages[1:5]]
    assert shown == [[place == asked for place in range(4)] for asked in range(4)]


@pytest.mark.parametrize(("answers", "yes"), [
    (["no"] * 4, False), (["skip"] * 4, False), (["yes", "no", "no", "no"], True), (["no", "no", "no", "yes"], True),
])  # fmt: skip
def test_one_yes_or_more_is_told_to_the_person(ann: Client, answers: list[str], *, yes: bool) -> None:
    assert ("You said yes to something" in answer(ann, answers)[-1]) is yes


def test_outcome_has_help_and_says_what_it_is_not(ann: Client) -> None:
    for answers in (["no"] * 4, ["yes"] * 4):
        page = answer(ann, answers)[-1]
        assert "800-799-7233" in page
        assert "They aren’t a diagnosis or a treatment." in page
        assert "a certified therapist hasn’t reviewed their use here yet" in page


def everything() -> list[tuple[str, list[tuple[object, ...]]]]:
    """Every row of every table but sessions, whose expiry moves."""
    tables = [m for m in apps.get_models() if m.__name__ not in {"Session", "UserSession"}]
    return [(m.__name__, list(m._default_manager.order_by("pk").values_list())) for m in tables]


@pytest.mark.parametrize("answers", RUNS)
def test_nothing_is_kept_or_sent_whatever_is_answered(
    ann: Client, answers: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    ann.get("/home/")
    before, session = everything(), dict(ann.session)
    answer(ann, answers)
    assert everything() == before
    assert dict(ann.session) == session
    assert (len(mail.outbox), AuditEntry.objects.count(), caplog.records) == (0, 0, [])


def test_no_page_of_anybody_shows_what_was_answered(cast: Cast, ann: Client) -> None:
    stage = Stage(cast)
    in_care(cast)
    stage.play(TO_FIRST_SEND)
    people = {"ann": ann, "bob": Client(), "tess": Client()}
    for name in ("bob", "tess"):
        people[name].force_login(getattr(cast, name))
    addresses = ["/home/", "/you/", "/help/", "/partner/", "/sharing/", ADDRESS, reverse("room", args=[stage.id])]

    def shown() -> list[str]:
        return [
            without_form_ids(one.get(address, follow=True).content.decode())
            for one in people.values()
            for address in addresses
        ]

    before = shown()
    assert "A few private questions before you start" in before[0]
    for answers in RUNS:
        answer(ann, answers)
        assert shown() == before


def test_answers_so_far_open_for_their_author_alone_and_look_alike(cast: Cast) -> None:
    fields = [screening.seal_progress(cast.ann, screening.Progress(2, yes)) for yes in (False, True)]
    assert len(fields[0]) == len(fields[1])
    assert screening.open_progress(cast.ann, fields[1]) == screening.Progress(2, yes=True)
    bob = Client()
    bob.force_login(cast.bob)
    page = bob.post(ADDRESS, {"step": "question", "so_far": fields[1], "answer": "no"}).content.decode()
    assert "Are you alone right now" in page


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"step": "outcome"},
        {"step": "question"},
        {"step": "question", "so_far": "AAAA", "answer": "yes"},
        {"step": "question", "so_far": "not base64 é", "answer": "yes"},
    ],
)
def test_odd_forms_begin_anew(ann: Client, fields: dict[str, str]) -> None:
    response = ann.post(ADDRESS, fields)
    assert response.status_code == 200
    assert "Are you alone right now" in response.content.decode()


def test_odd_answer_and_one_too_many_begin_anew(cast: Cast, ann: Client) -> None:
    for progress, given in ((screening.Progress(1), "maybe"), (screening.Progress(4), "yes")):
        fields = {"step": "question", "so_far": screening.seal_progress(cast.ann, progress), "answer": given}
        assert "Are you alone right now" in ann.post(ADDRESS, fields).content.decode()


def test_visitor_is_asked_to_sign_in(client: Client, cast: Cast) -> None:
    assert client.get(ADDRESS).status_code == 302
