"""docs/wire.md says of every message and frame what its model says."""

from dialogue.realtime.frames import FRAMES
from dialogue.realtime.messages import MESSAGES
from dialogue.realtime.wire_document import BEGIN, DOCS, tables


def test_the_document_is_what_the_models_say() -> None:
    _above, begin, below = DOCS.read_text(encoding="utf-8").partition(BEGIN)

    assert begin + below == tables()  # else run `.venv/bin/python scripts/wire_document.py`


def test_every_message_and_frame_says_what_it_means() -> None:
    models = [*MESSAGES.values(), *FRAMES.values()]
    assert len(models) > 20
    assert [model.__name__ for model in models if model.__doc__ is None] == []  # none stands with its base's docstring


def test_every_field_says_what_it_means() -> None:
    fields = {
        f"{kind}.{name}": field.description
        for kind, model in (MESSAGES | FRAMES).items()
        for name, field in model.model_fields.items()
        if name != "type"
    }
    assert len(fields) > 40
    assert [name for name, description in fields.items() if not description] == []
