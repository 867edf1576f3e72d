"""The strict reader: what docs/wire.md declares gets in, everything else is refused without a trace of it."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.http import QueryDict

from dialogue.domain.moves import Move
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.pages import post_parsing
from dialogue.realtime import messages
from dialogue.strict_json import NotReadable

ID = "5f0c6a6e-9d6f-4d41-9f1b-0f8f2d1f6c11"
SAY = {"type": "move", "move_id": ID, "after": 6, "move": "say", "text": "When you came home late I felt alone."}


def but(**changes: Any) -> str:
    """A good move with these changes; None takes a field away."""
    return json.dumps({key: value for key, value in {**SAY, **changes}.items() if value is not None})


BAD_FRAMES = {
    "nothing": "",
    "no frame": None,
    "a binary frame": b"{}",
    "blank": "   ",
    "not JSON": "hello",
    "half of one": '{"type": "here"',
    "two of them": '{"type": "here"}{"type": "here"}',
    "a list": "[]",
    "a string": '"here"',
    "a number": "1",
    "null": "null",
    "true": "true",
    "an empty object": "{}",
    "a comment": '{"type": "here"} // yes',
    "a trailing comma": '{"type": "here",}',
    "single quotes": "{'type': 'here'}",
    "a byte order mark": '\ufeff{"type": "here"}',
    "deep lists": "[" * 30_000 + "]" * 30_000,
    "deep objects": '{"a":' * 10_000 + "1" + "}" * 10_000,
    "too long": '{"type": "here", "x": "' + "x" * 70_000 + '"}',
    "too long in bytes": '{"type": "here", "x": "' + "☂" * 30_000 + '"}',
    "NaN": '{"type": "since", "told": NaN}',
    "Infinity": '{"type": "since", "told": Infinity}',
    "minus Infinity": '{"type": "since", "told": -Infinity}',
    "5,000 digits": '{"type": "since", "told": ' + "9" * 5000 + "}",
    "17 digits": '{"type": "since", "told": 12345678901234567}',
    "a fraction": '{"type": "since", "told": 1.5}',
    "an exponent": '{"type": "since", "told": 1e3}',
    "a negative told": '{"type": "since", "told": -1}',
    "told too large": '{"type": "since", "told": 2147483648}',
    "told as text": '{"type": "since", "told": "3"}',
    "told as true": '{"type": "since", "told": true}',
    "told as null": '{"type": "since", "told": null}',
    "told as a list": '{"type": "since", "told": [3]}',
    "no told": '{"type": "since"}',
    "a doubled key": '{"type": "here", "type": "here"}',
    "a doubled key inside": but()[:-1] + ', "text": "other"}',
    "an unknown type": '{"type": "speak"}',
    "a type of the server": '{"type": "happened"}',
    "a type that is a number": '{"type": 1}',
    "a type that is a list": '{"type": ["here"]}',
    "a type that is null": '{"type": null}',
    "an unknown field": '{"type": "here", "seat": "a"}',
    "a seat of one's own choosing": but(seat="b"),
    "an author of one's own choosing": but(user=1),
    "no move_id": but(move_id=None),
    "move_id not a UUID": but(move_id="1"),
    "move_id a number": but(move_id=1),
    "move_id in braces": but(move_id="{" + ID + "}"),
    "move_id without dashes": but(move_id=ID.replace("-", "")),
    "move_id with spaces": but(move_id=ID[:-1] + " "),
    "no after": but(after=None),
    "after as text": but(after="6"),
    "after as true": but(after=True),
    "after below zero": but(after=-1),
    "no move": but(move=None),
    "move empty": but(move=""),
    "move in capitals": but(move="SAY"),
    "move with a space": but(move="say it"),
    "move too long": but(move="x" * 41),
    "move a list": but(move=["say"]),
    "move an object": but(move={"say": 1}),
    "text a number": but(text=7),
    "text a list": but(text=["a"]),
    "text an object": but(text={}),
    "text true": but(text=True),
    "a NUL in the text": but(text="a\x00b"),
    "an escape in the text": but(text="a\x1bb"),
    "a delete in the text": but(text="a\x7fb"),
    "a lone surrogate": '{"type": "move", "move_id": "' + ID + '", "after": 6, "move": "say", "text": "\\ud800"}',
    "a lone low surrogate": '{"type": "move", "move_id": "' + ID + '", "after": 6, "move": "say", "text": "a\\udfff"}',
    "a raw surrogate": but(text="x")[:-2] + '\ud800"}',
    "a text of accents": but(text="a" + "\u0301" * 15_900 + "\u0327" * 15_900),
    "a text beyond any box": but(text="x" * 4001),
    "words a number": but(words=3),
    "words a text": but(words="3"),
    "words of text": but(words=["3"]),
    "words below zero": but(words=[-1]),
    "words in lists": but(words=[[1]]),
    "too many words": but(words=list(range(1001))),
    "feelings a text": but(feelings="sad"),
    "feelings of numbers": but(feelings=[1]),
    "feelings with a space": but(feelings=["let down"]),
    "until a number": but(until=1),
    "until no time": but(until="soon"),
    "until without a zone": but(until="2026-01-01T10:00:00"),
    "until out of range": but(until="9999-99-99T10:00:00+00:00"),
    "until too long": but(until="2026-01-01T10:00:00+00:00" + " " * 100),
    "minutes a text": but(minutes="5"),
    "a field that is null": json.dumps({**SAY, "until": None}),
    "minutes that are null": json.dumps({**SAY, "minutes": None}),
    "a text of nothing": json.dumps({**SAY, "text": None}),
    "until as seconds": but(until="1767261600"),
    "until in the year 0": but(until="0000-01-01T10:00:00+00:00"),
    "until in the year 10000": but(until="10000-01-01T10:00:00+00:00"),
    "move_id in capitals": but(move_id=ID.upper()),
    "words that are true": but(words=[True]),
    "words of fractions": but(words=[1.0]),
    "a day without dashes": but(day="20260501"),
    "a day of a week": but(day="2026-W18-5"),
    "minutes a fraction": '{"type": "move", "move_id": "' + ID + '", "after": 6, "move": "pause", "minutes": 1.0}',
    "a draft without a key": '{"type": "draft", "text": "a"}',
    "a draft with a key of words": '{"type": "draft", "text": "a", "key": "now"}',
    "a draft of numbers": '{"type": "draft", "text": 1, "key": "1.acts"}',
    "a draft with a NUL": '{"type": "draft", "text": "\\u0000", "key": "1.acts"}',
    "a level as text": '{"type": "body_check", "level": "3"}',
    "a level below zero": '{"type": "body_check", "level": -3}',
    "typing with words": '{"type": "typing", "text": "I"}',
}


@pytest.mark.parametrize("raw", BAD_FRAMES.values(), ids=BAD_FRAMES)
def test_bad_frame_is_refused(raw: str | bytes | None) -> None:
    with pytest.raises(NotReadable):
        messages.read(raw)


@pytest.mark.parametrize(
    "raw",
    [
        but(text="a secret\x00"),
        but(text=["a secret"]),
        but(text="a secret", words="a secret"),
        but(type="a secret"),
        but(secret="a secret"),
        but(text="a secret")[:-1],
    ],
)
def test_a_refusal_never_holds_what_it_refused(raw: str) -> None:
    with pytest.raises(NotReadable) as refusal:
        messages.read(raw)

    assert "secret" not in repr(refusal.value)
    assert refusal.value.__context__ is None  # a report of errors would show the fields of that one too


def test_a_message_that_is_shown_in_a_log_keeps_its_words_to_itself() -> None:
    shown = repr(messages.read(but(text="a secret", feelings=["secret"], words=[4321])))

    assert ID in shown
    assert [word for word in ("secret", "4321") if word in shown] == []


def test_a_good_move_is_read() -> None:
    message = messages.read(but())

    assert isinstance(message, messages.MoveMessage)
    assert message.to_move() == Move(UUID(ID), 6, "say", Content(Utterance("When you came home late I felt alone.")))


def test_text_is_composed_trimmed_and_with_plain_line_ends() -> None:
    message = messages.read(but(text="  cafe\u0301\r\nand\rtea\x92\x0bat four\n"))

    assert isinstance(message, messages.MoveMessage)
    assert message.to_move().content.utterance.text == "café\nand\ntea\nat four"


def test_all_that_a_move_may_bring_is_read() -> None:
    message = messages.read(but(words=[3, 4], feelings=["sad"], until="2026-05-01T10:00:00+02:00", minutes=20))

    assert isinstance(message, messages.MoveMessage)
    assert message.to_move().content == Content(
        Utterance(SAY["text"], (3, 4), ("sad",)),  # type: ignore[arg-type]
        datetime(2026, 5, 1, 8, 0, tzinfo=UTC),
        20,
    )


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ('{"type": "here"}', messages.Here()),
        ('{"type": "typing"}', messages.Typing()),
        ('{"type": "since", "told": 0}', messages.Since(told=0)),
        ('{"type": "draft", "key": "12.acts", "text": "I"}', messages.KeepDraft(text="I", key="12.acts")),
        ('{"type": "body_check", "level": 10}', messages.CheckBody(level=10)),
        ('{"type": "felt_heard", "level": 0}', messages.NoteHeard(level=0)),
        ('{"type": "shelf", "text": " I did call. "}', messages.Shelve(text="I did call.")),
        (
            '{"type": "hint", "key": "12.acts", "text": "You"}',
            messages.AskHints(text="You", key="12.acts"),
        ),
        (
            '{"type": "hint", "key": "12.acts", "text": "", "feelings": ["sad"]}',
            messages.AskHints(text="", key="12.acts", feelings=("sad",)),
        ),
    ],
)
def test_other_messages_are_read(raw: str, message: messages.Message) -> None:
    assert messages.read(raw) == message


def test_a_form_passes_the_same_reader() -> None:
    posted = QueryDict(f"move_id={ID}&after=6&move=almost&words=3&words=4")

    assert post_parsing.read_move(posted) == Move(UUID(ID), 6, "almost", Content(Utterance(words=(3, 4))))


@pytest.mark.parametrize(
    "posted",
    [
        "",
        "move=say",
        f"move_id={ID}&move=say",
        f"move_id={ID}&after=&move=say",
        f"move_id={ID}&after=-1&move=say",
        f"move_id={ID}&after=٣&move=say",
        f"move_id={ID}&after=6",
        "move_id=1&after=6&move=say",
        f"move_id={ID}&after=6&move=say&text=%00",
        f"move_id={ID}&after=6&move=say&words=x",
        f"move_id={ID}&after=6&move=pause&minutes=soon",
        f"move_id={ID}&after=6&move=later&until=soon",
        f"move_id={ID}&after=6&move=say&feelings=not a name",
    ],
)
def test_bad_form_is_refused(posted: str) -> None:
    with pytest.raises(NotReadable):
        post_parsing.read_move(QueryDict(posted))
