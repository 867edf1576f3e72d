"""What a therapist wrote stays with its author, whatever the couple does, and without the couple's words."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.care import consent
from accounts.couples import invitations
from accounts.lifecycle import erasure
from accounts.models import User
from dialogue.care import comments, sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.jobs import retention
from dialogue.models import Comment
from dialogue.review import notes
from dialogue.review.models import Mark, Note
from dialogue.review.therapist_texts import folders_of, writings_of
from tests.cast import Cast
from tests.stage import Stage

SAID = "worried and alone"  # what Ann said on the line beside which they stand


@pytest.fixture
def written(cast: Cast, shared: Stage) -> Stage:
    line = shared.lines(move="say")[0]
    assert SAID in line.utterance.text
    notes.note(cast.tess, shared.id, "Ask about the car.", line.seq)
    notes.mark(cast.tess, shared.id, line.seq, "turning point")
    comments.comment(cast.tess, shared.id, "You stayed with it.", line.seq)
    notes.note_on_couple(cast.tess, cast.couple.pk, "Slow down in round two.")
    return shared


def kept_by(therapist: User) -> list[tuple[str, str, str]]:
    return [(one.kind, one.words, one.location.partition(": ")[2]) for one in writings_of(therapist)]


EVERYTHING = [
    ("note", "Ask about the car.", "round 1, Mirror"),
    ("mark", "turning point", "round 1, Mirror"),
    ("comment", "You stayed with it.", "round 1, Mirror"),
    ("note", "Slow down in round two.", ""),
]


def erase_words(cast: Cast, stage: Stage) -> None:
    sharing_preferences.choose(cast.ann, stage.id, Wish(keep=False))
    assert retention.erase(stage.id)


def part(cast: Cast, _stage: Stage) -> None:
    invitations.leave(cast.bob)


def end_care(cast: Cast, _stage: Stage) -> None:
    for person in (cast.ann, cast.bob):
        consent.withdraw(person, cast.couple.care_links.get().pk)


def stop_sharing(cast: Cast, stage: Stage) -> None:
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, stage.id, Wish())


def erase_account(cast: Cast, _stage: Stage) -> None:
    erasure.erase(cast.ann)


@pytest.mark.parametrize("act", [erase_words, part, end_care, stop_sharing, erase_account])
def test_no_act_of_a_partner_destroys_what_a_therapist_wrote(
    cast: Cast, written: Stage, tess: Client, act: Callable[[Cast, Stage], None]
) -> None:
    assert kept_by(cast.tess) == EVERYTHING
    act(cast, written)
    assert kept_by(cast.tess) == EVERYTHING
    page = tess.get(reverse("writings")).content.decode()
    assert [words in page for _kind, words, _place in EVERYTHING] == [True] * 4
    assert (SAID in page, "round 1, Mirror" in page) == (False, True)


def test_an_erased_dialogue_s_notes_stand_on_the_couple_s_page_with_their_place(
    cast: Cast, written: Stage, tess: Client
) -> None:
    erase_words(cast, written)
    page = tess.get(reverse("couple", args=[cast.couple.pk])).content.decode()
    assert ("Ask about the car." in page, "round 1, Mirror" in page, SAID in page) == (True, True, False)


def test_only_its_author_reads_it_there(cast: Cast, written: Stage, client: Client) -> None:
    assert folders_of(cast.eve) == []
    for person in (cast.ann, cast.bob, cast.eve):
        client.force_login(person)
        assert client.get(reverse("writings")).status_code == 404


def test_its_author_deletes_it_also_when_the_care_has_ended(cast: Cast, written: Stage, tess: Client) -> None:
    end_care(cast, written)
    for model, address in ((Note, "remove_own"), (Mark, "remove_own"), (Comment, "take_back_comment")):
        for row in model._default_manager.all():
            response = tess.post(reverse(address, args=[row.key]), {"back": "writings", "sure": "yes"})
            assert response.headers["Location"] == reverse("writings")
    assert (kept_by(cast.tess), tess.get(reverse("writings")).status_code) == ([], 200)


def test_the_page_asks_as_often_for_many_notes_as_for_one(cast: Cast, written: Stage, tess: Client) -> None:
    def look() -> int:
        with CaptureQueriesContext(connection) as queries:
            tess.get(reverse("writings"))
        return len(queries)

    look()
    one = look()
    for number in range(10):
        notes.note(cast.tess, written.id, f"Note {number}.", number + 1)
    assert look() == one


@pytest.mark.parametrize("address", ["review", "writings"])
def test_each_delete_button_says_what_it_deletes(tess: Client, cast: Cast, written: Stage, address: str) -> None:
    notes.note(cast.tess, written.id, "And ask about the train.", written.lines(move="say")[0].seq)
    page = tess.get(reverse(address, args=[written.id] if address == "review" else [])).content.decode()
    names = re.findall(r'<button class="link" aria-label="(Delete: [^"]+)">Delete</button>', page)
    wanted = {"Delete: Ask about the car.", "Delete: And ask about the train.", "Delete: You stayed with it."}
    assert (wanted <= set(names), len(names)) == (True, len(set(names)))
    assert '<button class="link">Delete</button>' not in page
