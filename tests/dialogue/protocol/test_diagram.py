"""What the docs say and show of the protocols is from the code."""

from pathlib import Path

from dialogue.protocol.protocol_docs import sections

DOCS = Path(__file__).parents[3] / "docs" / "protocols.md"


def test_docs_show_every_protocol_as_it_is() -> None:
    _before, heading, rest = DOCS.read_text(encoding="utf-8").partition("\n## ")

    assert heading.lstrip() + rest == f"{sections()}\n"  # else run `python -m dialogue.protocol.protocol_docs`
