"""Words that are told apart from all others, to look for where they must not be."""

from tests.dialogue.workbook.vision.stages import ANNS, BOBS
from tests.stage import WHOLE

# What everybody says and writes in a practice: sentences of a dialogue, a title, remarks, notes, marks, a proposal.
SENTENCES = [line.split(maxsplit=2)[2] for line in WHOLE.splitlines() if len(line.split(maxsplit=2)) == 3]
CANARIES = [f"canary {n} of a few" for n in range(24)]
REMARKS = [
    "You both stayed when it got hard",
    "A careful dialogue",
    "Ask about the car",
    "turning point",
    "Slow down in",
]
PLANTED = [
    *CANARIES,
    *(text for text in SENTENCES if len(text) > 8),
    *REMARKS,
    "Next time, something small",
    "I will take a breath",
    "our evenings",
    *ANNS,
    *BOBS,
    *(
        f"{name} {what}"
        for name in ("Ann", "Bob")
        for what in ("wrote ", "heard hint", "says thanks", "traits ", "partner ", "says it so")
    ),
]
