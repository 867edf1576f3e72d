"""A copy holds one's own words, the partner's with the partner's yes, and nothing that is somebody else's alone."""

import io
import json
import zipfile
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts import audit
from accounts.audit import Act
from accounts.care import consent
from accounts.couples.invitations import leave
from accounts.encryption import envelope
from accounts.lifecycle import erasure
from accounts.models import AuditEntry, User
from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.domain import private_notes
from dialogue.jobs import retention
from dialogue.models import Comment
from dialogue.pages import export
from dialogue.pages.views.export import LASTS
from dialogue.review.models import Note
from tests.cast import PASSWORD, Cast, in_care
from tests.stage import AT_THE_END, TO_FIRST_SEND, WHOLE, Stage

ANN_SAID = "canary-blue is what I said"
BOB_MIRRORED = "you said canary-blue"


@pytest.fixture
def said(stage: Stage) -> Stage:
    """Ann has asked and said one thing, and Bob has given it back."""
    stage.play(TO_FIRST_SEND)
    stage.move("ann", "say", ANN_SAID)
    stage.move("bob", "say", BOB_MIRRORED)
    return stage


def opened(archive: bytes) -> tuple[dict[str, Any], dict[str, str]]:
    """The data, and the texts by name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        texts = {name: found.read(name).decode() for name in found.namelist()}
    return json.loads(texts.pop("dialogues.json")), texts


def words_in(user: User) -> list[tuple[str, str, bool]]:
    """Every line of the one dialogue with words, or without words that were there."""
    data, _texts = opened(export.archive_for(user))
    lines = data["dialogues"][0]["lines"]
    return [(line["seat"], line["text"], line["withheld"]) for line in lines if line["text"] or line["withheld"]]


def test_without_a_yes_only_one_s_own_words_are_whole(cast: Cast, said: Stage) -> None:
    assert words_in(cast.ann) == [("a", "our evenings", False), ("a", ANN_SAID, False), ("b", "", True)]
    assert words_in(cast.bob) == [("a", "", True), ("a", "", True), ("b", "", True)]  # his mirror restates her words


def test_the_partner_s_yes_brings_the_partner_s_words(cast: Cast, said: Stage) -> None:
    sharing_preferences.choose(cast.ann, said.id, Wish(export=True))
    everything = [("a", "our evenings", False), ("a", ANN_SAID, False), ("b", BOB_MIRRORED, False)]
    assert words_in(cast.bob) == everything
    assert words_in(cast.ann) == [*everything[:2], ("b", "", True)]  # her yes is not his
    sharing_preferences.choose(cast.ann, said.id, Wish(export=False))
    assert words_in(cast.bob) == [("a", "", True), ("a", "", True), ("b", "", True)]


def test_sharing_with_a_therapist_or_a_usual_yes_is_no_yes_to_a_copy(cast: Cast, said: Stage) -> None:
    in_care(cast)
    sharing_preferences.choose(cast.ann, said.id, Wish(share=True))
    sharing_preferences.set_standing(cast.ann, Wish(export=True))
    assert words_in(cast.bob) == [("a", "", True), ("a", "", True), ("b", "", True)]


def test_the_skeleton_has_every_step_without_a_gap(cast: Cast, said: Stage) -> None:
    data, _texts = opened(export.archive_for(cast.bob))
    (dialogue,) = data["dialogues"]
    assert [line["seq"] for line in dialogue["lines"]] == list(range(1, said.row.seq + 1))
    assert (data["format"], data["version"], dialogue["you"], dialogue["people"]) == (
        "dialogues", 1, "b", {"a": "Ann", "b": "Bob"},
    )  # fmt: skip


def test_export_after_disconnecting_holds_only_one_s_own_words(cast: Cast, said: Stage) -> None:
    sharing_preferences.choose(cast.ann, said.id, Wish(export=True))
    leave(cast.bob)
    assert words_in(cast.bob) == [("a", "", True), ("a", "", True), ("b", "", True)]
    assert words_in(cast.ann) == [("a", "our evenings", False), ("a", ANN_SAID, False), ("b", "", True)]


def test_the_words_of_somebody_who_erased_their_account_are_withheld(cast: Cast, said: Stage) -> None:
    sharing_preferences.choose(cast.bob, said.id, Wish(export=True))
    erasure.erase(cast.bob)
    assert words_in(cast.ann) == [("a", "our evenings", False), ("a", ANN_SAID, False), ("b", "", True)]


def test_erased_words_leave_the_steps(cast: Cast, stage: Stage) -> None:
    stage.play(WHOLE)
    sharing_preferences.choose(cast.bob, stage.id, Wish(keep=False, export=True))
    retention.erase(stage.id)
    data, texts = opened(export.archive_for(cast.ann))
    (dialogue,) = data["dialogues"]
    assert (len(dialogue["lines"]), dialogue["erased_at"] is not None) == (stage.row.seq, True)
    assert ("".join(line["text"] for line in dialogue["lines"]), "worried" in "".join(texts.values())) == ("", False)


def test_the_partner_s_words_are_in_the_trail_and_own_words_are_not(cast: Cast, said: Stage) -> None:
    export.archive_for(cast.bob)
    taken = AuditEntry.objects.filter(act=Act.WORDS_TAKEN_ALONG)
    assert taken.count() == 0
    sharing_preferences.choose(cast.ann, said.id, Wish(export=True))
    export.archive_for(cast.bob)
    (entry,) = taken
    assert (entry.actor, entry.about, entry.couple, entry.dialogue) == (cast.bob, cast.ann, cast.couple, said.id)
    assert audit.first_broken() is None


def test_the_text_reads_by_round_and_stage(cast: Cast, said: Stage) -> None:
    _data, texts = opened(export.archive_for(cast.ann))
    ((name, text),) = texts.items()
    assert name == f"001-{said.row.created_at:%Y-%m-%d}.txt"
    assert text.splitlines()[0] == "our evenings"
    assert [text.count(words) for words in ("Round 1 · Arrive", "Round 1 · Mirror", ANN_SAID, "[withheld]")] == [1] * 4
    assert BOB_MIRRORED not in text


def test_own_private_things_are_in_it_and_the_partner_s_are_not(cast: Cast, stage: Stage) -> None:
    stage.move("bob", "now")
    for person, level in ((cast.ann, 3), (cast.bob, 8)):
        private_notes.check_body(person, stage.id, level)
        private_notes.keep_draft(person, stage.id, stage.row.visit, f"draft of {person.name}")
    sharing_preferences.choose(cast.ann, stage.id, Wish(keep=False, export=True))
    sharing_preferences.choose(cast.bob, stage.id, Wish(export=True))

    data, texts = opened(export.archive_for(cast.ann))

    (dialogue,) = data["dialogues"]
    assert (dialogue["draft"]["text"], [check["level"] for check in dialogue["body_checks"]]) == ("draft of Ann", [3])
    assert dialogue["your_answer"] == {"keep": False, "shared_at": None, "shared_with": None, "take_along": True}
    assert "draft of Bob" not in json.dumps(data) + "".join(texts.values())


def test_how_heard_one_felt_is_in_one_s_own_copy_only(cast: Cast, stage: Stage) -> None:
    stage.play(AT_THE_END)
    private_notes.note_heard(cast.ann, stage.id, 4)
    found = [opened(export.archive_for(person))[0]["dialogues"][0]["felt_heard"] for person in (cast.ann, cast.bob)]
    assert (found[0]["level"], found[1]) == (4, None)


def test_comments_and_consents_are_in_it_and_notes_and_screening_are_not(cast: Cast, said: Stage) -> None:
    link = in_care(cast)
    consent.withdraw(cast.bob, link.pk)
    for seq, words in ((None, "well done"), (said.row.seq, "about canary-blue")):
        comment = Comment(dialogue=said.row, author=cast.tess, seq=seq)
        comment.sealed = envelope.seal(envelope.key_for(cast.tess, cast.couple), words, comment.place)
        comment.save()
    note = Note(author=cast.tess, couple=cast.couple, dialogue=said.row)
    note.sealed = envelope.seal(envelope.key_for(cast.tess, None), "canary-note", note.place)
    note.save()

    archive = export.archive_for(cast.bob)
    data, texts = opened(archive)

    assert remarks_in(data) == [(None, "Tess", None), (said.row.seq, "Tess", None)]
    assert [(c["therapist"], c["version"], c["withdrawn_at"] is None) for c in data["consents"]] == [
        ("Tess", consent.CONSENT_VERSION, False)
    ]
    assert [words in json.dumps(data) + "".join(texts.values()) for words in ("canary", "screening", "note")] == [
        False, False, False,
    ]  # fmt: skip
    sharing_preferences.choose(cast.ann, said.id, Wish(export=True))
    whole, _texts = opened(export.archive_for(cast.bob))
    assert remarks_in(whole) == [(None, "Tess", "well done"), (said.row.seq, "Tess", "about canary-blue")]


def remarks_in(data: dict[str, Any]) -> list[tuple[int | None, str, str | None]]:
    return [(remark["seq"], remark["name"], remark["words"]) for remark in data["dialogues"][0]["comments"]]


def test_nobody_else_s_dialogues_are_in_it(cast: Cast, said: Stage) -> None:
    for person in (cast.carl, cast.eve, cast.tess, cast.ada):
        data, texts = opened(export.archive_for(person))
        assert (data["dialogues"], texts, data["person"]["name"]) == ([], {}, person.name)


def browser(user: User) -> Client:
    """A browser in which this person has just said again who they are."""
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def link_in(client: Client) -> str:
    return str(client.post(reverse("export")).context["link"])


def test_the_page_asks_again_who_is_there(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.ann)
    for response in (client.get(reverse("export")), client.post(reverse("export"))):
        assert response.headers["Location"].split("?")[0] == reverse("account_reauthenticate")


def test_the_link_gives_the_archive_and_nothing_is_stored(cast: Cast, said: Stage) -> None:
    client = browser(cast.ann)
    response = client.get(link_in(client))
    assert (response.status_code, response.headers["Content-Type"], response.headers["Content-Disposition"]) == (
        200, "application/zip", 'attachment; filename="copy.zip"',
    )  # fmt: skip
    assert "no-store" in response.headers["Cache-Control"]
    assert opened(response.content)[0]["person"]["email"] == cast.ann.email


def test_the_link_ends_after_fifteen_minutes(cast: Cast) -> None:
    client = browser(cast.ann)
    link, now = link_in(client), timezone.now().timestamp()
    found = []
    for seconds in (14 * 60 + 50, 15 * 60 + 2):
        with patch("django.core.signing.time.time", return_value=now + seconds):
            found.append(client.get(link).status_code)
    assert (found, timedelta(minutes=15)) == ([200, 404], LASTS)


def test_the_link_is_for_one_person_in_one_browser(cast: Cast) -> None:
    here, phone, bob, nobody = browser(cast.ann), browser(cast.ann), browser(cast.bob), Client()
    link = link_in(here)
    changed = link[:-2] + ("A" if link[-2] != "A" else "B") + "/"
    found = [one.get(link).status_code for one in (here, phone, bob, nobody)]
    assert (found, here.get(changed).status_code) == ([200, 404, 404, 302], 404)
    assert "This link has expired." in bob.get(link).content.decode()


def test_the_sixth_copy_in_an_hour_waits(cast: Cast) -> None:
    client = browser(cast.ann)
    link = link_in(client)
    assert [client.get(link).status_code for _ in range(6)] == [200] * 5 + [429]
