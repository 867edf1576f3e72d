"""The simulated site's database: SQLite in memory, put back to one of several images in a fraction of a millisecond.

An image has two couples in their dialogues, the first at some place in some protocol of the library, and a session for
each of their browsers. A dialogue is at the places of its own script.
"""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any
from uuid import UUID

from channels.layers import InMemoryChannelLayer, channel_layers
from django.core.cache import cache as shared_cache
from django.core.management import call_command
from django.db import connection

from accounts.models import User
from dialogue.domain.openings import Opening
from dialogue.models import Dialogue
from dialogue.protocol.library import PROTOCOLS
from imago_site.demo.playing import play
from imago_site.demo.scripts import moves, script_of
from tests.cast import Cast, approved, gather, session_of
from tests.library import turns, with_practice
from tests.stage import TO_FIRST_SEND

SLUGS = sorted(slug for slug, protocol in PROTOCOLS.items() if not protocol.needs_therapist)
PLACES = 5  # of a script
BROWSERS = 4  # of a couple


@dataclass(frozen=True)
class SimulatedCouple:
    """Two people, their dialogue, and the session of each of their browsers, which take turns."""

    people: tuple[User, User]
    dialogue: UUID
    sessions: tuple[str, ...]


@dataclass(frozen=True)
class Image:
    """A whole database, and the people in it."""

    content: bytes
    couples: tuple[SimulatedCouple, SimulatedCouple]
    therapist: User


def restore(image: Image) -> None:
    """Makes this image the database."""
    _raw().deserialize(image.content)
    shared_cache.clear()


def is_kept(dialogue: UUID, seq: int, move_id: str) -> bool:
    """Whether this event is in the database at this moment."""
    found = _raw().execute(
        "SELECT 1 FROM dialogue_event WHERE dialogue_id = ? AND seq = ? AND move_id = ?",
        (dialogue.hex, seq, UUID(move_id).hex),
    )
    return found.fetchone() is not None


@cache
def images(slug: str) -> tuple[Image, ...]:
    """The images at several places of this protocol's script."""
    channel_layers.set("default", InMemoryChannelLayer())  # nobody is there to be notified
    _raw().deserialize(_migrated())
    cast = gather()
    approved(cast.tess)
    people = {"ann": cast.carl, "bob": cast.dora}
    other = play(people, Opening("intentional"), f"ann ask Our evenings\n{TO_FIRST_SEND}").pk
    about = with_practice(cast, PROTOCOLS[slug])
    sessions = _sessions(cast.ann, cast.bob), _sessions(cast.carl, cast.dora)
    apart = max(1, len(list(moves(script_of(slug)))) // PLACES)
    places = islice(turns(cast, slug, about=about), 0, None, apart)
    return tuple(_image(cast, (pk, other), sessions) for pk in places if not Dialogue.objects.get(pk=pk).over)


def _image(cast: Cast, dialogues: tuple[UUID, UUID], sessions: tuple[tuple[str, ...], tuple[str, ...]]) -> Image:
    couples = (
        SimulatedCouple((cast.ann, cast.bob), dialogues[0], sessions[0]),
        SimulatedCouple((cast.carl, cast.dora), dialogues[1], sessions[1]),
    )
    return Image(_raw().serialize(), couples, cast.tess)


def _sessions(*people: User) -> tuple[str, ...]:
    return tuple(session_of(people[number % 2]) for number in range(BROWSERS))


@cache
def _migrated() -> bytes:
    if path := os.environ.get("SIMULATION_DATABASE"):
        with closing(sqlite3.connect(path)) as file:
            content = bytearray(file.serialize())
        content[18:20] = b"\1\1"  # in memory there is no write-ahead log (sqlite.org/fileformat.html, 1.3.3)
        return bytes(content)
    call_command("migrate", verbosity=0)
    return bytes(_raw().serialize())


def _raw() -> Any:
    connection.ensure_connection()
    return connection.connection
