"""Writes docs/protocols.md anew below its introduction, from the data: `python -m dialogue.protocol.protocol_docs`."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from textwrap import fill

from dialogue.protocol import library
from dialogue.protocol.diagram import mermaid
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Mode, Protocol

DOCS = Path(__file__).parents[2] / "docs" / "protocols.md"
MANNERS = {Mode.LIVE: "in writing", Mode.SPOKEN: "aloud", Mode.UNHURRIED: "over hours"}


def sections() -> str:
    """A heading, some sentences and a picture for each protocol, in their order."""
    return "\n\n".join(map(_section, PROTOCOLS.values()))


def _section(protocol: Protocol) -> str:
    terms = fill(" ".join(_terms(protocol)), 140)
    picture = f"```mermaid\n{mermaid(protocol)}\n```"
    return f"## {protocol.slug}, version {protocol.version}\n\n{_purpose(protocol)}\n\n{terms}\n\n{picture}"


def _purpose(protocol: Protocol) -> str:
    """As the head of its file has it."""
    return (import_module(f"{library.__name__}.{protocol.slug}").__doc__ or "").strip()


def _terms(protocol: Protocol) -> Iterator[str]:
    """When it opens, and how it is held."""
    yield f"About {protocol.minutes} minutes, {' or '.join(MANNERS[mode] for mode in Mode if mode in protocol.modes)}."
    if protocol.needs:
        yield f"It opens after {protocol.needs} dialogues that the couple has closed in full."
    if protocol.eases_into:
        yield f"It is offered in place of {protocol.eases_into} until the couple has finished a dialogue with a topic,"
        yield "and is none of those that another kind needs."
    if protocol.about:
        yield f"It opens about a closed {protocol.about}."
    if protocol.inside:
        yield "It may open within a running dialogue, which waits at its exact step."
    if protocol.needs_therapist:
        yield "It goes beyond its arrival only while a therapist sits in."
    if protocol.guarded:
        yield "Words of threat end it, like any stop."
    if protocol.awaits_review:
        yield "No open source confirms its steps: they await a certified therapist's review, and the site says so."


if __name__ == "__main__":
    before, _heading, _rest = DOCS.read_text(encoding="utf-8").partition("\n## ")
    DOCS.write_text(f"{before}\n{sections()}\n", encoding="utf-8")
