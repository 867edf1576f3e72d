"""Whose words are whose: after the couple ended, after an account was erased, in a copy, on the admin site, on disk."""

import json
from pathlib import Path

import pytest
from django.contrib.admin import site as django_site
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.admin import site
from accounts.couples.invitations import leave
from accounts.encryption.framing import CannotDecrypt
from accounts.lifecycle import erasure
from accounts.models import DataKey, User
from dialogue.domain.access import NotInTheRoom
from dialogue.domain.encryption import texts_of
from dialogue.workbook.models import Line, Sentence, Shelf, Vision, Weighing
from dialogue.workbook.vision import build_stage, write_stage
from dialogue.workbook.vision.export import copy_for
from dialogue.workbook.vision.queries import own_sentences
from dialogue.workbook.vision.versions import lines_to_read, version_for, versions_of
from tests.cast import Cast, gather, pair
from tests.dialogue.workbook.vision.stages import ANNS, BOBS, half, kept, line_of, vision, weighed, written

PAGE = "/workbook/vision/"


def read_by(user: User) -> list[str | None]:
    """The lines of the last version, by shelf; None is withheld."""
    shelves = list(Shelf)
    lines = lines_to_read(user, version_for(user, vision().key))
    return [line.words for line in sorted(lines, key=lambda line: shelves.index(line.shelf))]


def test_together_both_read_all_and_apart_each_reads_their_own(cast: Cast) -> None:
    weighed(cast.ann, cast.bob)
    build_stage.move(half(cast.ann), line_of(BOBS[1]).key, Shelf.VISION)
    build_stage.reword(half(cast.bob), line_of(ANNS[1]).key, 1, "We sleep well")
    for person in (cast.ann, cast.bob):
        build_stage.say_ready(half(person), vision().seq)
    together = [ANNS[0], BOBS[1], "We sleep well", BOBS[0]]
    assert (read_by(cast.ann), read_by(cast.bob)) == (together, together)
    leave(cast.bob)
    assert read_by(cast.ann) == [ANNS[0], None, None, None]
    assert read_by(cast.bob) == [None, BOBS[1], "We sleep well", BOBS[0]]
    assert [said.words for said in own_sentences(cast.ann, vision())] == list(ANNS)


def test_what_one_wrote_alone_can_be_read_when_the_couple_has_ended(cast: Cast) -> None:
    written(cast.ann, cast.bob)
    with pytest.raises(NotInTheRoom):
        version_for(cast.ann, vision().key)
    leave(cast.bob)
    client = Client()
    client.force_login(cast.ann)
    page = client.get(PAGE, follow=True).content.decode()
    assert [words in page for words in (*ANNS, *BOBS)] == [True, True, False, False]


def test_the_end_of_a_couple_shows_nobody_that_the_other_had_begun(cast: Cast) -> None:
    for words in ANNS:
        write_stage.write(half(cast.ann), words)
    leave(cast.ann)
    assert list(versions_of(cast.bob)) == []
    client = Client()
    client.force_login(cast.bob)
    assert client.get(PAGE).headers["Location"] == reverse("partner")


def test_a_new_couple_begins_anew_and_the_old_version_stays_readable(cast: Cast) -> None:
    kept(cast.ann, cast.bob)
    first = vision()
    leave(cast.ann)
    pair(cast.ann, cast.eve)
    write_stage.write(half(cast.ann), "We begin")
    assert (vision().number, [row.pk for row in versions_of(cast.ann)]) == (1, [first.pk])
    assert list(versions_of(cast.eve)) == []


def test_an_erased_person_s_words_are_gone_and_the_other_s_stay(cast: Cast) -> None:
    kept(cast.ann, cast.bob)
    erasure.erase(cast.ann)
    assert [Sentence.objects.filter(author=cast.ann).exists(), Line.objects.filter(author=cast.ann).exists()] == [
        False
    ] * 2
    assert Weighing.objects.filter(author=cast.ann).count() == 0
    assert read_by(cast.bob) == [BOBS[1], BOBS[0]]


def test_a_line_opens_under_the_key_of_its_last_editor_alone(cast: Cast) -> None:
    kept(cast.ann, cast.bob)
    line = line_of(ANNS[0])
    DataKey.objects.filter(author=cast.ann).delete()
    with pytest.raises(CannotDecrypt):
        texts_of(cast.couple, [line])
    assert texts_of(cast.couple, [line_of_bob()]) != {}


def line_of_bob() -> Line:
    return Line.objects.select_related("author").filter(author__name="Bob")[0]


def test_a_copy_holds_what_one_wrote_and_no_word_of_the_other(cast: Cast) -> None:
    kept(cast.ann, cast.bob)
    (copy,) = copy_for(cast.ann)
    assert [said["words"] for said in copy["sentences"]] == list(ANNS)
    assert [(line["shelf"], line["words"], line["withheld"]) for line in copy["lines"]] == [
        ("vision", ANNS[0], False),
        ("open", ANNS[1], False),
        ("open", None, True),
        ("parked", None, True),
    ]
    assert sorted(weight["points"] for weight in copy["weights"].values()) == [3, 4, 5, 5]
    whole = json.dumps(copy, default=str)
    assert [words in whole for words in (*ANNS, *BOBS)] == [True, True, False, False]


def test_no_model_of_the_vision_is_on_an_admin_site() -> None:
    for model in (Vision, Sentence, Weighing, Line):
        assert (site.is_registered(model), django_site.is_registered(model)) == (False, False)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="It reads SQLite's own file.")
def test_no_sentence_stands_in_the_database_file(transactional_db: None) -> None:
    cast = gather()
    kept(cast.ann, cast.bob)
    building_again = "canary-yellow sits on our window"
    client = Client()
    client.force_login(cast.bob)
    client.post(PAGE, {"act": "review"})
    client.post(PAGE, {"act": "add", "words": building_again})
    assert building_again in client.get(PAGE).content.decode()
    path = Path(connection.settings_dict["NAME"])
    files = b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
    assert b"ann@example.org" in files  # the search itself works
    planted = [*ANNS, *BOBS, "canary-yellow", '"points"', "[1, true"]
    assert [words for words in planted for code in ("utf-8", "utf-16-le") if words.encode(code) in files] == []
