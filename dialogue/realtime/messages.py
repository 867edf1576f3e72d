"""The wire, upwards: every message a browser may send, read in one place (docs/wire.md). Forms pass here too."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dialogue.domain.move_parsing import (
    MOVE,
    WITH_MOVE,
    Fields,
    build_move,
    read_fields,
    read_integer,
    read_list_of,
    read_name,
    read_text,
    read_uuid,
)
from dialogue.domain.moves import Move
from dialogue.strict_json import NotReadable, read_object


@dataclass(frozen=True, slots=True)
class Since:
    told: int


@dataclass(frozen=True, slots=True)
class Here:
    pass


@dataclass(frozen=True, slots=True)
class Typing:
    pass


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """A turn's key begins with the visit that it belongs to."""

    visit: int
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class CheckBody:
    level: int


@dataclass(frozen=True, slots=True)
class NoteHeard:
    level: int


@dataclass(frozen=True, slots=True)
class AskHints:
    """For the words that stand in the box of this turn."""

    visit: int
    text: str
    key: str
    has_feelings: bool


@dataclass(frozen=True, slots=True)
class Shelve:
    text: str


Message = Move | Since | Here | Typing | KeepDraft | CheckBody | NoteHeard | AskHints | Shelve


def read(raw: str | bytes | None) -> Message:
    """One message from a socket. Raises `NotReadable` for anything that docs/wire.md does not declare."""
    frame = read_object(raw)
    kind = frame.pop("type", None)
    if not isinstance(kind, str) or kind not in MESSAGES:
        raise NotReadable("unknown type")
    needed, optional, build = MESSAGES[kind]
    return build(read_fields(frame, needed, optional))


def read_move(raw: str) -> Move:
    """One move. Raises `NotReadable` for anything else."""
    message = read(raw)
    if not isinstance(message, Move):
        raise NotReadable("not a move")
    return message


def move_id_of(raw: str | bytes | None) -> str | None:
    """The move_id of a frame, even of one that could not be read; None when it has none."""
    try:
        found = read_object(raw).get("move_id")
        return str(read_uuid(found))
    except NotReadable:
        return None


def build_draft(fields: Mapping[str, Any]) -> KeepDraft:
    return KeepDraft(_visit(fields["key"]), fields["text"], fields["key"])


def build_hint(fields: Mapping[str, Any]) -> AskHints:
    has_feelings = bool(fields.get("feelings"))
    return AskHints(_visit(fields["key"]), fields["text"], fields["key"], has_feelings)


def _visit(key: str) -> int:
    visit = key.partition(".")[0]
    if not visit.isdecimal() or len(visit) > 9:
        raise NotReadable("not the key of a turn")
    return int(visit)


MESSAGES: dict[str, tuple[Fields, Fields, Callable[[dict[str, Any]], Message]]] = {
    "move": (MOVE, WITH_MOVE, build_move),
    "since": ({"told": read_integer}, {}, lambda fields: Since(**fields)),
    "here": ({}, {}, lambda _fields: Here()),
    "typing": ({}, {}, lambda _fields: Typing()),
    "draft": ({"key": read_name, "text": read_text}, {}, build_draft),
    "hint": ({"key": read_name, "text": read_text}, {"feelings": read_list_of(read_name)}, build_hint),
    "shelf": ({"text": read_text}, {}, lambda fields: Shelve(**fields)),
    "body_check": ({"level": read_integer}, {}, lambda fields: CheckBody(**fields)),
    "felt_heard": ({"level": read_integer}, {}, lambda fields: NoteHeard(**fields)),
}
