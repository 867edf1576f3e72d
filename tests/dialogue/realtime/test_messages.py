"""The strict reader: what docs/wire.md declares gets in, everything else is refused without a trace of it."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.http import QueryDict

from dialogue.domain.moves.move_plan import Move
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.pages import post_parsing
from dialogue.realtime import messages
from dialogue.strict_json import NotReadable
from tests.dialogue.realtime.bad_frames import BAD_FRAMES, ID, SAY, but


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
