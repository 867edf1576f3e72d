"""A prepared statement finds and keeps what Django does when it is built anew."""

from datetime import timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db import connection, models, transaction
from django.test import Client
from django.utils import timezone

from accounts.care import consent
from accounts.encryption import envelope
from accounts.models import CareLink, DataKey, User
from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.domain import access, queries
from dialogue.domain.private_notes import keep_draft
from dialogue.models import Choice, Dialogue, Draft, Event, Standing
from dialogue.protocol.terms import INTERRUPTS, Pin
from dialogue.realtime import socket_auth
from tests.cast import Cast, in_care
from tests.stage import ROUND_ONE, TO_FIRST_SEND, Stage


def content(row: models.Model) -> dict[str, Any]:
    """All that was read: the row's own fields, and those of the rows that came with it."""
    own = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    came = {name: other and content(other) for name, other in row._state.fields_cache.items()}
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in (own | came).items()}


def check(found: list[Any], expected: models.QuerySet[Any]) -> None:
    assert found != []
    assert [type(row) for row in found] == [expected.model] * len(found)
    assert list(map(content, found)) == list(map(content, expected))


def test_the_dialogue_of_somebody_in_it(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("ann", "pause", minutes=5)  # with a time, and both of those who are back
    given = {"user": stage.people["ann"].pk, "dialogue": stage.id}

    check(access.SEEN.rows(**given), Dialogue.objects.filter(pk=stage.id).select_related("couple"))
    with transaction.atomic():
        check(access.LOCKED.rows(**given), Dialogue.objects.filter(pk=stage.id).select_related("couple"))
    assert ("FOR NO KEY UPDATE" in access.LOCKED.sql) is connection.features.has_select_for_no_key_update


def test_no_dialogue_for_somebody_else(stage: Stage, cast: Cast) -> None:
    assert access.SEEN.rows(user=cast.carl.pk, dialogue=stage.id) == []
    assert queries.AFTER.rows(user=cast.carl.pk, dialogue=stage.id, last_seen=0) == []


def test_the_events_after_those_that_were_told(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND + ROUND_ONE)
    log = Event.objects.filter(dialogue=stage.id).select_related("dialogue__couple")

    for last_seen in (0, 7):
        found = queries.AFTER.rows(user=stage.people["bob"].pk, dialogue=stage.id, last_seen=last_seen)
        check(found, log.filter(seq__gt=last_seen))


def test_what_stays_pinned(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND + ROUND_ONE)
    said = Event.objects.filter(dialogue=stage.id, sealed__isnull=False).exclude(move__in=INTERRUPTS)

    for pin in (Pin(("send",)), Pin(("send_mirror", "send"), every=True), Pin(("send",), earlier=True)):
        found = queries.pinned(pin).rows(dialogue=stage.id, round=1)
        expected = said.filter(step__in=pin.steps).order_by("-seq")
        check(found, expected if pin.every else expected[:1])


def test_the_draft_of_one_person(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    ann = stage.people["ann"]
    keep_draft(ann, stage.id, stage.row.visit, "When")

    check(queries.DRAFT.rows(user=ann.pk, dialogue=stage.id), Draft.objects.filter(author=ann))
    assert queries.DRAFT.rows(user=stage.people["bob"].pk, dialogue=stage.id) == []


def test_what_each_decided_about_the_words_and_their_therapist(stage: Stage, cast: Cast) -> None:
    link, ann = in_care(cast), stage.people["ann"]
    sharing_preferences.set_standing(ann, Wish(keep=False))
    sharing_preferences.choose(ann, stage.id, Wish(share=True))

    answers = Choice.objects.filter(person=ann).select_related("link__therapist")
    check(sharing_preferences.ANSWER.rows(user=ann.pk, dialogue=stage.id), answers)
    check(sharing_preferences.STANDING.rows(user=ann.pk), Standing.objects.filter(person=ann).select_related("link"))
    check(consent.LINK.rows(couple=link.couple_id), CareLink.objects.filter(pk=link.pk).select_related("therapist"))
    assert sharing_preferences.ANSWER.rows(user=stage.people["bob"].pk, dialogue=stage.id) == []


def test_the_keys_of_one_and_of_both(stage: Stage) -> None:
    people = [stage.people["ann"], stage.people["bob"]]
    with transaction.atomic():
        for person in people:
            envelope.key_for(person, None)
    for some in (people, people[:1]):
        keys = DataKey.objects.filter(author__in=some, couple=None)
        assert set(envelope.private_keys_of(*some)) == {key.pk for key in keys}
        assert len(keys) == len(some)


def test_a_session_that_is_as_it_was(cast: Cast, client: Client) -> None:
    cast.bob.set_password("another quiet place")
    cast.bob.save()
    client.force_login(cast.ann)
    session = Session.objects.get()
    same = {"user": cast.ann.pk, "password": cast.ann.password, "key": session.pk, "stored": session.session_data}
    now, later = timezone.now(), session.expire_date + timedelta(seconds=1)

    assert socket_auth.SAME.rows(**same, now=now) == [cast.ann]
    others = ({"user": cast.bob.pk}, {"password": "another"}, {"key": "another"}, {"stored": "another"}, {"now": later})
    for other in others:
        assert socket_auth.SAME.rows(**(same | {"now": now} | other)) == []
    User.objects.filter(pk=cast.ann.pk).update(is_active=False)
    assert socket_auth.SAME.rows(**same, now=now) == []
