"""Writes the tables of docs/wire.md from the models of messages and frames; run it by `scripts/wire_document.py`."""

from collections.abc import Iterator, Mapping
from inspect import getdoc
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from dialogue.realtime.frames import FRAMES
from dialogue.realtime.messages import MESSAGES

DOCS = Path(__file__).parents[2] / "docs" / "wire.md"
BEGIN = "\n## Up\n"  # all above it is written by hand
HEAD = "| type | field | is | means |\n|---|---|---|---|"
FORMATS = {"uuid": "UUID", "date-time": "time with its zone, ISO 8601", "date": "day, as 2026-05-01"}
KINDS = {"boolean": "true or false", "null": "null"}


def tables() -> str:
    """The messages up, and the frames down."""
    return f"{BEGIN}\n{_table(MESSAGES)}\n\n## Down\n\n{_table(FRAMES)}\n"


def write() -> None:
    """Makes the tables anew and leaves the text above them as it is."""
    above, _begin, _tables = DOCS.read_text(encoding="utf-8").partition(BEGIN)
    DOCS.write_text(above + tables(), encoding="utf-8")


def _table(models: Mapping[str, type[BaseModel]]) -> str:
    return "\n".join([HEAD, *(row for kind, model in models.items() for row in _rows(kind, model))])


def _rows(kind: str, model: type[BaseModel]) -> Iterator[str]:
    """What the frame is for, and then its fields."""
    yield f"| `{kind}` | | | {' '.join((getdoc(model) or '').split())} |"
    schema = model.model_json_schema()
    for name, field in schema["properties"].items():
        if name != "type":
            must = name in schema.get("required", ())
            yield f"| | `{name}`{'' if must else '?'} | {_kind(field, must=must)} | {field['description']} |"


def _kind(field: Mapping[str, Any], *, must: bool = True) -> str:
    """In words. What may be left out is never null, though its default is None."""
    if "anyOf" in field:
        return " or ".join(_kind(one) for one in field["anyOf"] if must or one["type"] != "null")
    match field["type"]:
        case "array":
            return f"list of at most {field['maxItems']:,}: {_kind(field['items'])}"
        case "integer":
            return "whole number" + (f", {field['minimum']} to {field['maximum']:,}" if "maximum" in field else "")
        case "string":
            return _string(field)
        case kind:
            return KINDS[kind]


def _string(field: Mapping[str, Any]) -> str:
    if "pattern" in field:
        return f"`{field['pattern']}`"
    if "maxLength" in field:
        return f"text of at most {field['maxLength']:,} characters"
    return FORMATS.get(field.get("format", ""), "text")
