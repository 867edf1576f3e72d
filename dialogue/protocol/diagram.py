"""Draws a protocol as Mermaid text, from its data alone."""

from dialogue.protocol.terms import Actor, Protocol, Step

ARROWS = {Actor.BOTH: " (both)", Actor.HOUSE: " (house)", Actor.SENDER: "", Actor.RECEIVER: "", Actor.NOBODY: ""}


def mermaid(protocol: Protocol) -> str:
    """A state diagram. Pause, ouch and stop lead from every step and are not drawn."""
    lines = ["stateDiagram-v2", f"    [*] --> {protocol.first}"]
    for step in protocol.steps.values():
        lines += [f"    {step.key} : {step.key} ({step.actor})"] if not step.over else [f"    {step.key} --> [*]"]
        lines += _arrows(step)
    return "\n".join(lines)


def _arrows(step: Step) -> list[str]:
    lines = []
    for move, way in step.ways.items():
        if way.retired:
            continue
        label = move + (ARROWS[Actor.BOTH] if way.together else ARROWS[way.by or Actor.NOBODY])
        lines.append(f"    {step.key} --> {way.to} : {label}{', roles swap' if way.swap else ''}")
        if way.last:
            lines.append(f"    {step.key} --> {way.last} : {label}, last round")
        if way.beyond:
            lines.append(f"    {step.key} --> {way.beyond} : {label}, for the {way.limit}. time")
    return lines
