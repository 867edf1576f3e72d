"""Each frame down is the JSON that browsers know, and tells a log nothing of what people read in it."""

import json
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.utils.safestring import SafeString

from dialogue.realtime import frames
from dialogue.realtime.frames import Frame

ID = "5f0c6a6e-9d6f-4d41-9f1b-0f8f2d1f6c11"
HTML = SafeString('<p>“é” said\u2028he,\n"\\"</p>')
# Every frame with its JSON, key by key in this order.
SENT: list[tuple[Frame, dict[str, object]]] = [
    (
        frames.HappenedFrame(seq=7, move_id=UUID(ID), html=HTML),
        {"type": "happened", "seq": 7, "move_id": ID, "html": HTML},
    ),
    (
        frames.TurnFrame(seq=7, key="7.acts", html=HTML, bar=HTML),
        {"type": "turn", "seq": 7, "key": "7.acts", "html": HTML, "bar": HTML},
    ),
    (
        frames.TurnFrame(seq=7, key="7.acts", html=HTML, bar=None),
        {"type": "turn", "seq": 7, "key": "7.acts", "html": HTML},
    ),
    (frames.RefusedFrame(move_id=UUID(ID), reason=HTML), {"type": "refused", "move_id": ID, "reason": HTML}),
    (frames.RefusedFrame(move_id=None, reason=HTML), {"type": "refused", "move_id": None, "reason": HTML}),
    (
        frames.PresenceFrame(here=True, writing=False, text=HTML),
        {"type": "presence", "here": True, "writing": False, "text": HTML},
    ),
    (frames.HintsFrame(key="7.acts", html=HTML), {"type": "hints", "key": "7.acts", "html": HTML}),
    (frames.KeptFrame(key="7.acts"), {"type": "kept", "key": "7.acts"}),
    (frames.KeptFrame(key="7.acts", number=2), {"type": "kept", "key": "7.acts", "number": 2}),
    (
        frames.KeptFrame(key="7.acts", number=2, text=HTML),
        {"type": "kept", "key": "7.acts", "number": 2, "text": HTML},
    ),
    (
        frames.HeadFrame(seq=7, now=datetime(2026, 5, 1, 8, 0, 0, 120, tzinfo=UTC)),
        {"type": "head", "seq": 7, "now": "2026-05-01T08:00:00.000120+00:00"},
    ),
    (frames.HomeFrame(html=HTML, mark="4f"), {"type": "home", "html": HTML, "mark": "4f"}),
    (frames.WordsFrame(mark="4f"), {"type": "words", "mark": "4f"}),
    (frames.RightsFrame(mark="4f"), {"type": "rights", "mark": "4f"}),
    (frames.SharedFrame(mark="4f"), {"type": "shared", "mark": "4f"}),
    (frames.VisionFrame(mark="4f", html=HTML), {"type": "vision", "mark": "4f", "html": HTML}),
    (frames.SittingFrame(html=HTML), {"type": "sitting", "html": HTML}),
]


def test_every_frame_is_tried_here_and_has_a_type_of_its_own() -> None:
    assert {type(frame) for frame, _json in SENT} == set(frames.FRAMES.values()) == set(frames.ALL)


@pytest.mark.parametrize(("frame", "expected"), SENT, ids=[str(expected["type"]) for _frame, expected in SENT])
def test_a_frame_is_the_json_that_browsers_know(frame: Frame, expected: dict[str, object]) -> None:
    assert frame.model_dump_json() == json.dumps(expected, ensure_ascii=False, separators=(",", ":"))


@pytest.mark.parametrize("frame", [frame for frame, _json in SENT], ids=lambda frame: frame.type)
def test_a_frame_in_a_log_keeps_its_words_to_itself(frame: Frame) -> None:
    assert f"type='{frame.type}'" in repr(frame)
    assert "said" not in repr(frame)
