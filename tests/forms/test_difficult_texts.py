"""What somebody types is read again as it was typed, or comes back whole with words that say why it was not taken.

Ten texts go into each field in which somebody writes, of every form that the pages of the site have.
"""

from collections.abc import Iterator

import pytest

from accounts.models import User
from dialogue.models import Dialogue
from tests.authorisation.requests import undone
from tests.cast import gather, session_of
from tests.e2e import scenes
from tests.e2e.controls.room_states import STATES
from tests.e2e.kept_forms import ids_in_templates
from tests.forms.page_forms import PostedForm
from tests.forms.reader import Reader, texts_for

Seen = dict[tuple[object, ...], PostedForm]
ROOMS = ("mirroring", "guessing feelings", "in anger", "request")  # states with a form each that no other page has


def lost(reader: Reader, forms: list[PostedForm], seen: Seen) -> list[object]:
    """What is lost in the forms that were not seen before."""
    new = {form.kind: form for form in forms if form.kind not in seen}
    seen |= new
    found: list[object] = []
    for kind, form in new.items():
        for text in texts_for(form):
            with undone():
                if parts := reader.writes(form, text):
                    found.append((kind, parts))
    return found


def at_work(seen: Seen) -> Iterator[object]:
    """A couple in care with a dialogue that is open, their therapist, an admin, somebody alone, and a visitor."""
    sessions = scenes.everybody_at_work()
    room = (sessions["Ann"], f"/dialogue/{Dialogue.objects.get(ended_at=None).pk}/")
    for name, start in {"Ann": "/home/", "Tess": "/caseload/", "Ada": "/admin/", "Eve": "/home/"}.items():
        reader = Reader(sessions[name], [room])
        yield from lost(reader, reader.forms(start), seen)
    tess, read = Reader(sessions["Tess"]), Dialogue.objects.exclude(ended_at=None).earliest("created_at")
    preview = tess.page(f"/review/{read.pk}/without-names/", {"marked": [""]})
    yield from lost(tess, [form for form in preview.forms if form.texts], seen)
    visitor = Reader("")
    yield from lost(visitor, visitor.forms("/account/signup/", linked=False), seen)


def at_home(seen: Seen) -> Iterator[object]:
    """A couple that builds its vision and may begin any dialogue."""
    reader = Reader(scenes.with_practice_and_a_vision_to_build()["Ann"])
    yield from lost(reader, reader.forms("/home/"), seen)


def alone(seen: Seen) -> Iterator[object]:
    """Somebody who writes their own sentences before the two build a vision."""
    reader = Reader(scenes.with_a_sentence_of_a_vision()["Ann"])
    yield from lost(reader, reader.forms("/workbook/vision/", linked=False), seen)


def in_rooms(seen: Seen) -> Iterator[object]:
    gather()
    for state in map(STATES.__getitem__, ROOMS):
        with undone():
            address = state.scene(*state.arguments)
            reader = Reader(session_of(User.objects.get(name=state.name)))
            yield from lost(reader, reader.forms(address, linked=False), seen)


@pytest.mark.django_db
def test_what_somebody_typed_can_be_read_again() -> None:
    seen: Seen = {}
    for world in (at_work, at_home, alone, in_rooms):
        with undone():
            assert list(world(seen)) == []
    ids = {one.id for form in seen.values() for one in form.texts}
    missing = {(name, key.pattern) for name, key in ids_in_templates(short=True) if not any(map(key.fullmatch, ids))}
    assert missing == set()
