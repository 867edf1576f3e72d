"""The pictures in the docs are those of the code."""

from pathlib import Path

import pytest

from dialogue.protocol.diagram import mermaid
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Protocol

DOCS = Path(__file__).parents[3] / "docs" / "protocols.md"


@pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=PROTOCOLS)
def test_docs_show_the_protocol_as_it_is(protocol: Protocol) -> None:
    pictures = DOCS.read_text(encoding="utf-8").split("```mermaid\n")[1:]

    assert mermaid(protocol) in [picture.partition("\n```")[0] for picture in pictures]
