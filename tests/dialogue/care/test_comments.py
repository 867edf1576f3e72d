"""Who reads a therapist's comment: one table of every door and every viewer, and no door beside it."""

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import dialogue
from accounts.care import consent
from accounts.couples.invitations import leave
from accounts.models import User
from dialogue.care import comments, share_offer, sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.jobs import retention
from dialogue.pages import export
from dialogue.protocol.terms import Seat
from tests.cast import Cast, approved, sign_in, taken_on, with_second_step
from tests.stage import Stage

# What Tess wrote, by what it stands beside.
ON_ANN, ON_BOB, ON_MIRROR, ON_ALL = "beside her line", "beside his line", "beside his mirror", "on all of it"
EVERYTHING = {ON_ANN, ON_BOB, ON_MIRROR, ON_ALL}
NOTHING: set[str] = set()


@pytest.fixture
def remarked(cast: Cast, shared: Stage) -> Stage:
    """A dialogue that both share, with a comment of Tess beside each kind of line."""
    seq = {
        ON_ANN: shared.lines(seat=Seat.A, move="say")[0].seq,
        ON_BOB: shared.lines(seat=Seat.B, move="say", round=2)[0].seq,
        ON_MIRROR: shared.lines(seat=Seat.B, move="say", round=1)[0].seq,
        ON_ALL: None,
    }
    for words, line in seq.items():
        comments.comment(cast.tess, shared.id, words, line)
    return shared


def transcript(person: User, stage: Stage) -> str:
    return page(person, reverse("transcript", args=[stage.id]))


def review(therapist: User, stage: Stage) -> str:
    return page(therapist, reverse("review", args=[stage.id]))


def page(person: User, address: str) -> str:
    return sign_in(Client(), person).get(address).content.decode()


def copy_as(kind: str) -> Callable[[User, Stage], str]:
    def get(therapist: User, stage: Stage) -> str:
        return sign_in(Client(), therapist).post(reverse("copy", args=[stage.id, kind])).content.decode()

    return get


def archive(person: User, _stage: Stage) -> str:
    with zipfile.ZipFile(io.BytesIO(export.archive_for(person))) as files:
        return "".join(files.read(name).decode() for name in files.namelist() if name.endswith(".txt"))


def archive_for_a_program(person: User, _stage: Stage) -> str:
    with zipfile.ZipFile(io.BytesIO(export.archive_for(person))) as files:
        return json.dumps(json.loads(files.read("dialogues.json")))


OF_PARTNERS = (transcript, archive, archive_for_a_program)
COPIES = tuple(copy_as(kind) for kind in ("record.txt", "record.json"))
OF_THERAPISTS = (review, *COPIES)


def at(doors: tuple[Callable[[User, Stage], str], ...], person: User, stage: Stage) -> list[set[str]]:
    """Which comments each door shows."""
    looks = [door(person, stage) for door in doors]
    return [{words for words in EVERYTHING if words in look} for look in looks]


def test_while_they_are_a_couple_both_read_every_comment(cast: Cast, remarked: Stage) -> None:
    for person in (cast.ann, cast.bob):
        assert at((transcript,), person, remarked) == [EVERYTHING]


def test_a_copy_takes_no_comment_along_that_may_repeat_what_it_withholds(cast: Cast, remarked: Stage) -> None:
    assert at(OF_PARTNERS[1:], cast.ann, remarked) == [{ON_ANN}] * 2
    assert at(OF_PARTNERS[1:], cast.bob, remarked) == [{ON_BOB}] * 2
    sharing_preferences.choose(cast.ann, remarked.id, Wish(export=True))
    assert at(OF_PARTNERS[1:], cast.bob, remarked) == [EVERYTHING] * 2


def test_an_ex_partner_reads_no_comment_beside_a_line_that_is_withheld_now(cast: Cast, remarked: Stage) -> None:
    leave(cast.bob)
    assert at(OF_PARTNERS, cast.ann, remarked) == [{ON_ANN}] * 3
    assert at(OF_PARTNERS, cast.bob, remarked) == [{ON_BOB}] * 3


def test_a_later_therapist_reads_no_comment_of_an_earlier_one(cast: Cast, remarked: Stage) -> None:
    consent.end(cast.tess, cast.couple.care_links.get().pk)
    link = taken_on(cast, with_second_step(approved(cast.eve)))
    for person in (cast.ann, cast.bob):
        share_offer.answer(person, yes=True, asked=link.pk)
    comments.comment(cast.eve, remarked.id, "of the later one")
    assert "of the later one" in review(cast.eve, remarked)  # the page is there
    assert at(OF_THERAPISTS, cast.eve, remarked) == [NOTHING] * 3


def test_the_author_reads_their_own_comments_whatever_is_withheld(cast: Cast, remarked: Stage) -> None:
    assert at(OF_THERAPISTS, cast.tess, remarked) == [EVERYTHING] * 3
    sharing_preferences.choose(cast.ann, remarked.id, Wish())
    assert at(OF_THERAPISTS, cast.tess, remarked) == [EVERYTHING] * 3


def test_no_comment_is_in_what_is_shown_without_names_or_found_by_a_search(cast: Cast, remarked: Stage) -> None:
    client = sign_in(Client(), cast.tess)
    for words in EVERYTHING:
        found = client.post(reverse("search", args=[cast.couple.pk]), {"words": words})
        assert (found.status_code, found.context["found"].matches) == (200, ())
    without_names = copy_as("without-names.txt")(cast.tess, remarked)
    assert ("A said" in without_names, [words for words in EVERYTHING if words in without_names]) == (True, [])


def test_the_comments_of_a_therapist_who_has_gone_stay_with_both_partners_alone(cast: Cast, remarked: Stage) -> None:
    consent.end(cast.tess, cast.couple.care_links.get().pk)
    for person in (cast.ann, cast.bob):
        assert at((transcript,), person, remarked) == [EVERYTHING]
    assert at(OF_THERAPISTS, cast.tess, remarked) == [NOTHING] * 3


def test_no_comment_outlives_the_words_for_the_couple(cast: Cast, remarked: Stage) -> None:
    sharing_preferences.choose(cast.ann, remarked.id, Wish(keep=False))
    assert retention.erase(remarked.id)
    for person in (cast.ann, cast.bob):
        assert at(OF_PARTNERS, person, remarked) == [NOTHING] * 3


def test_no_other_module_opens_a_comment() -> None:
    """A new door has to ask the one rule, and to stand in this table."""
    root = Path(dialogue.__file__).parent
    asking = [path.relative_to(root).as_posix() for path in root.rglob("*.py") if "remarks_for(" in path.read_text()]
    naming = [path for path in root.rglob("*.py") if re.search(r"\bComment\b|\.comments\b", path.read_text())]
    doors = ["care/comments.py", "pages/export.py", "pages/views/dialogue.py", "review/dialogue_review.py"]
    assert sorted(asking) == doors
    opening = [path.relative_to(root).as_posix() for path in naming if "unseal" in path.read_text()]
    assert opening == ["care/comments.py"]
