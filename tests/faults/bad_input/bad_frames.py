"""Frames that no page of ours would send, for every message of the wire and every socket there is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dialogue.domain.utterance import DRAFT_LENGTH
from dialogue.realtime import messages
from tests.dialogue.realtime.bad_frames import BAD_FRAMES
from tests.stage import AT_THE_END, ROUND_ONE, TO_FIRST_SEND

ID = "6f1c8f0e-0000-4000-8000-0000000000aa"
SAID_BACK = f"{TO_FIRST_SEND}\nann say I felt worried and alone.\nbob say You felt worried."
LANDED = TO_FIRST_SEND + ROUND_ONE.partition("bob say #")[0]
# Where a dialogue stands, and who speaks there.
SCENES = {
    "asked": ("", "bob"),
    "arriving": ("bob now", "ann"),
    "first": (TO_FIRST_SEND, "ann"),
    "words": (SAID_BACK, "ann"),
    "feelings": (LANDED, "bob"),
    "mirroring": (f"{TO_FIRST_SEND}\nann say I felt worried and alone.", "bob"),
    "closing": (AT_THE_END, "ann"),
}
# For each message a good frame, whose fields go wrong one by one, and the scene where it would count.
GOOD: dict[str, tuple[str, dict[str, Any]]] = {
    "move": ("first", {"move_id": ID, "after": "{head}", "move": "say", "text": "I felt alone."}),
    "since": ("first", {"told": 3}),
    "here": ("first", {}),
    "typing": ("first", {}),
    "draft": ("first", {"key": "{visit}.acts", "text": "I felt"}),
    "hint": ("first", {"key": "{visit}.acts", "text": "You never listen."}),
    "shelf": ("mirroring", {"text": "I did call."}),
    "body_check": ("arriving", {"level": 3}),
    "felt_heard": ("closing", {"level": 3}),
}
LONG = "x" * (DRAFT_LENGTH + 1)
ODD: tuple[Any, ...] = (None, True, 1.5, [], {}, [[]], {"a": 1}, -1, 2**31, 2**63, 10**15)
NO_TEXT = (*ODD, 7, "a\x00b", "a\x1bb", "a\x7fb", "a\ud800b", "\udfff", LONG, ["a"])
NO_NAME = (*ODD, 7, "", " ", "SAY", "say it", "x" * 41, "a\x00", "\ud800", "é")
NO_NUMBER = (*(value for value in ODD), "7", "", "٣", [7])
NO_ID = (*ODD, 7, "", "1", ID.upper(), f"{{{ID}}}", ID.replace("-", ""), f"urn:uuid:{ID}", f"{ID}\n", "\ud800", LONG)
NO_TIME = (*ODD, 7, "", "soon", "2026-05-01", "2026-05-01T10:00:00", "9999-99-99T10:00:00+00:00", "\ud800", LONG)
NO_LIST = (*(value for value in ODD if value != []), "7", "sad")
NO_VALUES: dict[str, tuple[Any, ...]] = {
    "move_id": NO_ID,
    "after": NO_NUMBER,
    "move": NO_NAME,
    "text": NO_TEXT,
    "words": (*NO_LIST, ["1"], [-1], [2**63], [True], [None], [1.5], list(range(1001))),
    "feelings": (*NO_LIST, [7], ["let down"], ["\ud800"], [None], [LONG], ["sad"] * 1001),
    "until": NO_TIME,
    "minutes": NO_NUMBER,
    "day": (*NO_TEXT, "", "soon", "2026-02-30", "2026-W01-1", "20260501", "2026-05-01T10:00:00Z", "９９９９-01-01"),
    "ticks": (*NO_LIST, [7], ["one act"], ["\ud800"], [None], ["positive"] * 1001),
    "told": NO_NUMBER,
    "key": (*NO_NAME, "now", "x.acts", "9999999999.acts"),
    "level": NO_NUMBER,
    "number": NO_NUMBER,
}
RAW = {
    **{what: raw for what, raw in BAD_FRAMES.items() if raw is not None},
    "a key twice, in a list": '{"type": "since", "told": [{"a": 1, "a": 2}]}',
    "deep in a field": '{"type": "since", "told": ' + "[" * 20_000 + "]" * 20_000 + "}",
    "5,000 digits below zero": '{"type": "since", "told": -' + "9" * 5000 + "}",
    "an exponent without end": '{"type": "since", "told": 1e999999}',
    "minus nothing": '{"type": "since", "told": -0.0}',
    "binary": b"\x00\xff\xfe",
    "binary JSON": b'{"type": "here"}',
    "a NUL before it": '\x00{"type": "here"}',
    "a NUL as a key": '{"type": "here", "\\u0000": 1}',
    "a surrogate as a key": '{"type": "here", "\\ud800": 1}',
    "a surrogate as the type": '{"type": "\\ud800"}',
    "a prototype": '{"type": "here", "__proto__": {}}',
}
# Read well, and no answer to what is asked there: the scene, the frame's changes, what is silent.
NOT_USABLE: dict[str, tuple[str, dict[str, Any]]] = {
    "nothing said": ("first", {"text": ""}),
    "blank": ("first", {"text": " \n\t\u2028"}),
    "too long": ("first", {"text": "x" * 2001}),
    "too long by composing": ("first", {"text": "\u0958" * 1500}),
    "no text at all": ("first", {"text": ...}),
    "words where none are asked": ("first", {"words": [1]}),
    "feelings where none are asked": ("first", {"feelings": ["sad"]}),
    "an unknown move": ("first", {"move": "shout"}),
    "the move of another seat": ("first", {"move": "yes"}),
    "the move of the house": ("first", {"move": "lapse"}),
    "a move of another step": ("first", {"move": "all"}),
    "from an old page": ("first", {"after": 1}),
    "from a page to come": ("first", {"after": 2**31 - 1}),
    "a pause without end": ("first", {"move": "pause", "text": ...}),
    "a pause of no minutes": ("first", {"move": "pause", "text": ..., "minutes": 0}),
    "a pause of weeks": ("first", {"move": "pause", "text": ..., "minutes": 2**31 - 1}),
    "a pause with words": ("first", {"move": "pause", "minutes": 5}),
    "a stop with words": ("first", {"move": "stop"}),
    "no time": ("asked", {"move": "later", "text": ...}),
    "a time that is gone": ("asked", {"move": "later", "text": ..., "until": "2001-01-01T10:00:00+00:00"}),
    "a time too far": ("asked", {"move": "later", "text": ..., "until": "9999-12-31T23:59:59-23:59"}),
    "the first time of all": ("asked", {"move": "later", "text": ..., "until": "0001-01-01T00:00:00+23:59"}),
    "a time and words": ("asked", {"move": "later", "until": "2026-01-01T10:00:00+00:00"}),
    "no words tapped": ("words", {"move": "almost", "text": ...}),
    "words that are not there": ("words", {"move": "almost", "text": ..., "words": [999]}),
    "the last number as a word": ("words", {"move": "almost", "text": ..., "words": [2**31 - 1]}),
    "feelings of nobody": ("feelings", {"text": ..., "feelings": ["hungry.for.more"]}),
    "a feeling twice": ("feelings", {"text": ..., "feelings": ["sad", "sad"]}),
    "no feeling": ("feelings", {"text": ...}),
    "words and text": ("words", {"move": "almost", "words": [1]}),
}


@dataclass(frozen=True)
class Frame:
    """One bad frame; `{head}` and `{visit}` in it stand for what only the dialogue of the run knows."""

    name: str
    scene: str
    raw: str | bytes
    answer: str = "refused"


def frames() -> Iterator[Frame]:
    yield from (Frame(f"room: {what}", "first", raw) for what, raw in RAW.items())
    for kind, (scene, good) in GOOD.items():
        model = messages.MESSAGES[kind]
        fields = {field.alias or name: field for name, field in model.model_fields.items() if name != "type"}
        for name in fields:
            for value in NO_VALUES[name]:
                yield _frame(f"{kind}.{name} {_short(value)}", scene, kind, good | {name: value})
        for name in [name for name, field in fields.items() if field.is_required()]:
            yield _frame(f"{kind}.{name} missing", scene, kind, good | {name: ...})
        for extra in ("seat", "user", "seq", "html"):
            yield _frame(f"{kind} with {extra}", scene, kind, good | {extra: 1})
        yield from (Frame(f"{kind}: {what}", scene, raw) for what, raw in _no_object(kind, good))
    yield from (
        _frame(f"move: {what}", scene, "move", GOOD["move"][1] | changes)
        for what, (scene, changes) in NOT_USABLE.items()
    )
    yield _frame("body_check.level eleven", "arriving", "body_check", {"level": 11})
    yield _frame("body_check elsewhere", "first", "body_check", {"level": 3})
    yield _frame("felt_heard.level eleven", "closing", "felt_heard", {"level": 11})
    yield _frame("felt_heard elsewhere", "first", "felt_heard", {"level": 3})
    yield _frame("shelf without words", "mirroring", "shelf", {"text": " \n"})
    yield _frame("shelf too long", "mirroring", "shelf", {"text": "x" * 2001})
    yield _frame("shelf elsewhere", "first", "shelf", {"text": "I did call."})
    yield _frame("hint of another visit", "first", "hint", {"key": "1.acts", "text": "I"}, "silence")
    yield _frame("draft of another visit", "first", "draft", {"key": "1.acts", "text": "I"}, "silence")


def _no_object(kind: str, good: dict[str, Any]) -> Iterator[tuple[str, str]]:
    whole = json.dumps({"type": kind, **good})
    yield "in a list", f"[{whole}]"
    yield "as a text", json.dumps(whole)
    yield "twice", whole + whole
    yield "half of it", whole[: len(whole) // 2]
    yield "too large", whole[:-1] + " " * 70_000 + "}"


def _frame(name: str, scene: str, kind: str, fields: dict[str, Any], answer: str = "refused") -> Frame:
    given = {key: value for key, value in fields.items() if value is not ...}
    return Frame(name, scene, json.dumps({"type": kind, **given}), answer)


def _short(value: Any) -> str:
    text = ascii(value)
    return text if len(text) <= 24 else f"{text[:20]}… ({len(text)})"


# What is said to the sockets that only listen: each of these is a heartbeat there, and nothing more.
NOISE = [
    *("nothing", "not JSON", "deep lists", "5,000 digits", "NaN", "a doubled key", "too long", "a lone surrogate"),
    *("binary", "a NUL before it", "a list", "null"),
]


def heartbeats() -> dict[str, str | bytes]:
    """The noise, and every message that would count in a room."""
    good = {f"a good {kind}": json.dumps({"type": kind, **fields}) for kind, (_scene, fields) in GOOD.items()}
    return {name: RAW[name] for name in NOISE} | good


@dataclass(frozen=True)
class Address:
    """One way to open a socket, and what comes of it: `open`, `denied` (no socket at all) or a close code."""

    pattern: str
    what: str
    answer: str
    path: str = ""
    query: bytes = b""
    headers: tuple[tuple[bytes, bytes], ...] = ()


COOKIES = {
    "no session": b"a=b",
    "NUL in the session": b'sessionid="\\000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
    "a long session": b"sessionid=" + b"a" * 7000,
    "another's script": b"sessionid=\xff\xfe\xe9" + b"a" * 29,
    "no cookies at all": b";;;=;",
}
ORIGINS = {
    "half an address": b"http://[",
    "no port": b"http://127.0.0.1:99999999",
    "null": b"null",
    "bytes": b"\xff\xfe",
}
TOLD = (
    b"told=-1",
    b"told=" + b"9" * 5000,
    b"told=%00",
    b"told=NaN",
    b"told=\xff",
    b"told[]=1",
    b"\x00",
    b"told=1&told=x",
)
ZONES = (b'"\\000"', b"../../../etc/passwd", b"x" * 5000, b"\xff", b"Europe", b"/etc/localtime")
# By pattern of the routing: who may listen there.
LISTENERS = {
    "ws/home/": "a",
    "ws/dialogue/<uuid:dialogue_id>/": "a",
    "ws/vision/": "a",
    "ws/words/": "a",
    "ws/review/": "therapist",
    "ws/sit-in/<uuid:dialogue_id>/": "therapist",
    "ws/workbook/": "other",
}
NO_ROOM = {
    "": (
        "/ws/",
        "/",
        "/ws/nothing/",
        "/ws/dialogue/1/",
        "/ws/sit-in/x/",
        "/ws/dialogue/" + "x" * 5000,
        "/ws/home/\x00",
        "/ws/\u0663/",
    )
}


def addresses() -> Iterator[Address]:
    for pattern in LISTENERS:
        for what, cookie in COOKIES.items():
            yield Address(pattern, what, "4401", headers=((b"cookie", cookie),))
        for what, origin in ORIGINS.items():
            yield Address(pattern, f"origin: {what}", "denied", headers=((b"origin", origin),))
        for query in TOLD:
            yield Address(pattern, f"?{query[:12]!r}", "open", query=query)
        for zone in ZONES:
            yield Address(pattern, f"zone {zone[:12]!r}", "open", headers=((b"cookie", b"zone=" + zone),))
    for paths in NO_ROOM.values():
        yield from (Address("", repr(path[:24]), "4403", path=path) for path in paths)
