"""The review page: what is shared is there, what is not is not, and each reading is written down for both."""

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.audit import Act
from accounts.care import consent
from accounts.models import AuditEntry, User
from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.models import Comment, Dialogue, Event
from dialogue.review.models import Note
from tests.cast import Cast
from tests.stage import Stage

ANNS = "When you came home late on Tuesday I felt worried and alone."
MIRROR_OF_ANN = "you felt"
BOBS = "I sat in the car and did not know how to call."


def page(client: Client, stage: Stage, query: str = "") -> str:
    response = client.get(reverse("review", args=[stage.id]) + query)
    assert response.status_code == 200
    return response.content.decode()


def status(client: Client, stage: Stage) -> int:
    return client.get(reverse("review", args=[stage.id])).status_code


def test_words_of_both_are_there_with_what_was_not_given_back(tess: Client, shared: Stage) -> None:
    shown = page(tess, shared)
    assert ANNS in shown
    assert BOBS in shown
    assert '<span class="kept">worried</span>' in shown
    assert '<span class="dropped">alone</span>' in shown
    assert "[withheld]" not in shown


def test_what_took_no_time_leaves_no_separator_behind(tess: Client, shared: Stage) -> None:
    began, moment = shared.row.created_at, timedelta(milliseconds=1)
    for event in shared.row.events.all():
        Event.objects.filter(pk=event.pk).update(at=began + event.seq * moment)
    Dialogue.objects.filter(pk=shared.id).update(ended_at=began + moment)
    shown = page(tess, shared)
    assert "Dialogue · closed in full" in shown
    assert "</time></small>" in shown
    assert "· </small>" not in shown


def test_words_of_a_partner_who_stops_sharing_are_gone_with_their_mirrors(
    tess: Client, cast: Cast, shared: Stage
) -> None:
    sharing_preferences.choose(cast.ann, shared.id, Wish())
    shown = page(tess, shared)
    for gone in (ANNS, "you felt worried", "our evenings", "tired", "sits", "silence is frightening"):
        assert gone not in shown
    assert BOBS in shown
    assert "Only Bob shares this dialogue" in shown


def test_without_a_title_the_kind_and_the_day_stand_there_and_the_time_once(
    tess: Client, cast: Cast, shared: Stage
) -> None:
    sharing_preferences.choose(cast.ann, shared.id, Wish())
    began = datetime(2026, 7, 2, 20, 45, tzinfo=UTC)
    Dialogue.objects.filter(pk=shared.id).update(created_at=began)
    shown = page(tess, shared)
    assert re.findall("<h1.*?>(.*?)</h1>", shown) == ["Dialogue, July 2"]
    assert shown.count("July 2, 2026, 8:45 pm · Dialogue") == 1


@pytest.mark.parametrize("who", ["ann", "bob"])
def test_page_is_gone_when_one_takes_the_consent_back(tess: Client, cast: Cast, shared: Stage, who: str) -> None:
    link = consent.link_of(cast.couple)
    assert link
    consent.withdraw(getattr(cast, who), link.pk)
    assert status(tess, shared) == 404


def test_page_is_gone_when_nobody_shares(tess: Client, cast: Cast, shared: Stage) -> None:
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, shared.id, Wish())
    assert status(tess, shared) == 404


def test_open_dialogue_has_no_page(tess: Client, cast: Cast, shared: Stage) -> None:
    later = Stage(cast)
    sharing_preferences.choose(cast.ann, later.id, Wish(share=True))
    assert status(tess, later) == 404


@pytest.mark.parametrize("who", ["ann", "bob", "carl", "eve", "ada"])
def test_nobody_else_has_the_page(client: Client, cast: Cast, shared: Stage, who: str) -> None:
    client.force_login(getattr(cast, who))
    assert status(client, shared) == 404


def test_therapist_without_a_second_factor_sets_one_up_first(client: Client, cast: Cast, shared: Stage) -> None:
    Authenticator.objects.filter(user=cast.tess).delete()
    client.force_login(cast.tess)
    response = client.get(reverse("review", args=[shared.id]))
    assert (response.status_code, response.headers["Location"]) == (302, reverse("mfa_index"))


def test_reading_is_written_down_once_in_ten_minutes(tess: Client, cast: Cast, shared: Stage) -> None:
    page(tess, shared)
    page(tess, shared, "?line=6")
    entries = AuditEntry.objects.filter(act=Act.TRANSCRIPT_READ)
    assert [(e.actor, e.couple, e.dialogue) for e in entries] == [(cast.tess, cast.couple, shared.id)]


def test_refused_reading_is_not_written_down(client: Client, cast: Cast, shared: Stage) -> None:
    client.force_login(cast.eve)
    assert (status(client, shared), AuditEntry.objects.filter(act=Act.TRANSCRIPT_READ).count()) == (404, 0)


def test_odd_line_numbers_open_nothing(tess: Client, shared: Stage) -> None:
    for odd in ("abc", "-1", "99999999999", "１", ""):
        assert "write-here" in page(tess, shared, f"?line={odd}")  # the form on the whole dialogue, and no other


def remark(client: Client, stage: Stage, **fields: object) -> int:
    return client.post(reverse("remark", args=[stage.id]), fields).status_code


def transcript_of(user: User, stage: Stage) -> str:
    client = Client()
    client.force_login(user)
    return client.get(reverse("transcript", args=[stage.id])).content.decode()


def test_comment_is_read_by_both_and_a_note_by_its_author(tess: Client, cast: Cast, shared: Stage) -> None:
    assert remark(tess, shared, kind="comment", words="You stayed with it.", line=8) == 302
    assert remark(tess, shared, kind="note", words="Ask about the car.", line=8) == 302
    assert remark(tess, shared, kind="mark", words="turning point", line=8) == 302
    for person in (cast.ann, cast.bob):
        read = transcript_of(person, shared)
        assert "You stayed with it." in read
        assert "Ask about the car." not in read
        assert "turning point" not in read
    shown = page(tess, shared)
    for words in ("You stayed with it.", "Ask about the car.", "turning point"):
        assert words in shown


def test_refused_words_come_back(tess: Client, shared: Stage) -> None:
    response = tess.post(reverse("remark", args=[shared.id]), {"kind": "note", "words": "x" * 2001, "line": 8})
    assert response.status_code == 400
    assert "x" * 2001 in response.content.decode()


@pytest.mark.parametrize("fields", [{"kind": "other"}, {"kind": "mark"}, {"kind": "note", "line": 9999}, {}])
def test_odd_remarks_are_refused(tess: Client, shared: Stage, fields: dict[str, object]) -> None:
    assert remark(tess, shared, words="words", **fields) == 404


def test_what_is_one_s_own_is_deleted_by_its_author_alone(tess: Client, cast: Cast, shared: Stage) -> None:
    remark(tess, shared, kind="note", words="Ask about the car.")
    remark(tess, shared, kind="comment", words="You stayed with it.")
    addresses = [
        reverse("remove_own", args=[Note.objects.get().key]),
        reverse("take_back_comment", args=[Comment.objects.get().key]),
    ]
    ann = Client()
    ann.force_login(cast.ann)
    assert [ann.post(address).status_code for address in addresses] == [404, 404]
    assert [tess.post(address, {"sure": "yes"}).status_code for address in addresses] == [302, 302]
    assert [tess.post(address, {"sure": "yes"}).status_code for address in addresses] == [404, 404]


def test_number_of_queries_does_not_grow_with_remarks(tess: Client, shared: Stage) -> None:
    remark(tess, shared, kind="note", words="One.", line=8)
    remark(tess, shared, kind="comment", words="One.", line=8)
    page(tess, shared)
    with CaptureQueriesContext(
        connection,
    ) as few:
        page(tess, shared)
    for n in range(5):
        remark(tess, shared, kind="note", words=f"Note {n}.", line=9 + n)
        remark(tess, shared, kind="comment", words=f"Comment {n}.", line=9 + n)
    with CaptureQueriesContext(connection) as many:
        page(tess, shared)
    assert len(many) == len(few)


def test_unknown_dialogue_is_not_found(tess: Client, shared: Stage) -> None:
    assert tess.get(reverse("review", args=[uuid4()])).status_code == 404
