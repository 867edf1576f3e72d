"""Writes the pictures of docs/protocols.md anew: `python -m dialogue.protocol.draw`. What stands before them stays."""

from pathlib import Path

from dialogue.protocol.diagram import mermaid
from dialogue.protocol.library import PROTOCOLS

DOCS = Path(__file__).parents[2] / "docs" / "protocols.md"


def pictures() -> str:
    """A heading and a picture for each protocol, in their order."""
    return "\n\n".join(
        f"## {one.slug}, version {one.version}\n\n```mermaid\n{mermaid(one)}\n```" for one in PROTOCOLS.values()
    )


if __name__ == "__main__":
    before, _heading, _rest = DOCS.read_text(encoding="utf-8").partition("\n## ")
    DOCS.write_text(f"{before}\n{pictures()}\n", encoding="utf-8")
